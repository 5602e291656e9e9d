import { ApiError } from "../../apiError.js";
import type { Answer, Call } from "../../call.js";
import { findImageCache } from "../../imageCache/findImageCache.js";
import { isBuilding, statusOf } from "../../imageCache/life.js";

export function deleteImageCache(call: Call): Answer {
  const { cloud, now } = call;
  const cache = findImageCache(call);
  const status = statusOf(cache, now);
  const refused = cloud.settings.deleteWhileBuilding === "refused";
  if (refused && (status === "Preparing" || status === "Creating")) {
    throw new ApiError(
      400,
      "ImageCache.IncorrectStatus",
      `The image cache is ${status} and cannot be deleted yet.`,
    );
  }
  if (isBuilding(cache, now)) cloud.endInstance(cache.build.containerGroupId, now);
  cache.deletedAt ??= now + cloud.settings.deleteMs;
  return {};
}
