import { isDeepStrictEqual } from "node:util";
import { ApiError } from "../../apiError.js";
import type { Answer, Call } from "../../call.js";
import { buildEvents } from "../../imageCache/build.js";
import { readDeclaration } from "../../imageCache/declaration.js";
import { findImageCache } from "../../imageCache/findImageCache.js";
import { statusOf } from "../../imageCache/life.js";
import { pullRequestOf } from "../../imageCache/pullRequest.js";
import { startImageCacheBuild } from "../../imageCache/startImageCacheBuild.js";
import { openSites } from "../../network/buildNetwork.js";
import type { PullRequest } from "../../registry/pull.js";
import { checkSizeChange, fieldsAfterUpdate, retentionMoves } from "../../undocumented.js";

export function updateImageCache(call: Call): Answer {
  const { cloud, parameters, now } = call;
  const cache = findImageCache(call);
  const declared = readDeclaration(parameters);
  const status = statusOf(cache, now);
  if (status !== "Ready" && status !== "UpdateFailed") {
    throw new ApiError(
      400,
      "ImageCache.IncorrectStatus",
      `The image cache is ${status}, not Ready or UpdateFailed.`,
    );
  }
  if (declared.ImageCacheSize !== undefined) {
    checkSizeChange(cache.fields.ImageCacheSize, declared.ImageCacheSize);
  }
  const fields = fieldsAfterUpdate(cache.fields, declared);
  const renews = declared.RetentionDays !== undefined && retentionMoves(cloud.settings);
  if (!declared.Images && !renews && isDeepStrictEqual(fields, cache.fields)) {
    throw new ApiError(400, "NoNeedUpdate", "The image cache already is as described.");
  }
  if (declared.VSwitchId !== undefined || declared.SecurityGroupId !== undefined) {
    openSites(cloud, cache, fields);
  }
  if (declared.Images) {
    const build = startImageCacheBuild(call, { ...cache, fields }, "update");
    cache.pastEvents.push(...buildEvents(cache.build, now));
    cache.build = build;
    delete cache.forced;
  }
  cache.fields = fields;
  cache.updatedAt = now;
  return {};
}

/** What is pulled again; undefined where nothing is. */
export function pullOfUpdate(call: Call): PullRequest | undefined {
  const cache = findImageCache(call);
  const declared = readDeclaration(call.parameters);
  return declared.Images && pullRequestOf(fieldsAfterUpdate(cache.fields, declared));
}
