import type { Cloud, Place } from "../store/cloud.js";
import { imageCacheNotFound } from "../undocumented.js";
import type { ImageCache } from "./imageCache.js";

export function findImageCache(cloud: Cloud, place: Place, imageCacheId: string): ImageCache {
  const cache = cloud.imageCachesIn(place).find((candidate) => candidate.imageCacheId === imageCacheId);
  if (!cache) throw imageCacheNotFound(imageCacheId);
  return cache;
}

export function imageCachesById(cloud: Cloud, place: Place): Map<string, ImageCache> {
  return new Map(cloud.imageCachesIn(place).map((cache) => [cache.imageCacheId, cache]));
}
