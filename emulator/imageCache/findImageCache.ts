import { type Call, placeOf } from "../call.js";
import { isIn } from "../store/collection.js";
import { imageCacheNotFound } from "../undocumented.js";
import type { ImageCache } from "./imageCache.js";

/** The cache of a call whose RegionId is mandatory. */
export function findImageCache(call: Call): ImageCache {
  const place = placeOf(call);
  const imageCacheId = call.parameters.required("ImageCacheId");
  const cache = call.cloud.imageCaches.get(imageCacheId);
  if (!cache || !isIn(place)(cache)) throw imageCacheNotFound(imageCacheId);
  return cache;
}
