import { ApiError, notFound } from "../apiError.js";
import type { ImageCache } from "../imageCache/imageCache.js";
import { statusOf } from "../imageCache/life.js";
import { rankedMatches } from "../imageCache/matching.js";
import { fullName } from "../registry/imageName.js";
import type { Cloud } from "../store/cloud.js";
import { isIn, type Place } from "../store/collection.js";
import { newestFirst } from "../undocumented.js";
import type { HeldGroup } from "./heldGroup.js";

/** Which cache a group starts from. */
export interface CacheChoice {
  readonly cache?: ImageCache | undefined;
  /** Absent where the group names its cache, or wants none. */
  readonly match?: "full" | "partial" | "none";
}

/** The cache that a group names, or the best that matches; refuses one that it cannot start from. */
export function chooseCache(cloud: Cloud, place: Place, fields: HeldGroup): CacheChoice {
  const { ImageSnapshotId, AutoMatchImageCache } = fields;
  if (ImageSnapshotId !== undefined) return { cache: usableCache(cloud, place, ImageSnapshotId, fields) };
  if (AutoMatchImageCache !== true) return {};
  const images = imagesOf(fields);
  const wanted = { images, ephemeralStorage: fields.EphemeralStorage ?? 0, least: 1 };
  const caches = cloud.imageCaches.where(isIn(place)).list().sort(newestFirst);
  const [best] = rankedMatches(caches, wanted, cloud.now(), cloud.settings);
  if (best === undefined) return { match: "none" };
  return {
    cache: best.cache,
    match: best.images.length === new Set(images.map(fullName)).size ? "full" : "partial",
  };
}

/** All images of a group, each once. */
export function imagesOf({ InitContainer, Container }: HeldGroup): string[] {
  return [...new Set([...InitContainer, ...Container].map(({ Image }) => Image))];
}

function usableCache(
  cloud: Cloud,
  place: Place,
  imageCacheId: string,
  { OsType = "Linux" }: HeldGroup,
): ImageCache {
  const cache = cloud.imageCaches.where(isIn(place)).get(imageCacheId);
  if (!cache) throw notFound("ImageSnapshot.NotFound", `The image cache ${imageCacheId}`);
  const status = statusOf(cache, cloud.now());
  if (status !== "Ready") {
    throw new ApiError(
      400,
      "ImageSnapshot.IncorrectStatus",
      `The image cache ${imageCacheId} is ${status}, not Ready.`,
    );
  }
  if ((cache.fields.OsType ?? "Linux") === OsType) return cache;
  throw new ApiError(
    400,
    "ImageSnapshot.NotSupport",
    `The image cache ${imageCacheId} is not for ${OsType}.`,
  );
}
