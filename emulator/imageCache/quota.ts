import { ApiError } from "../apiError.js";
import type { Cloud } from "../store/cloud.js";
import { isIn, type Place } from "../store/collection.js";
import { isBuilding } from "./life.js";

/** Makes room for one more cache: gives up the LRU cache matched longest ago, or refuses. */
export function makeRoomForImageCache(cloud: Cloud, place: Place, now: number): void {
  const caches = cloud.imageCaches.where(isIn(place)).list();
  if (caches.length < cloud.settings.imageCacheQuota) return;
  const [oldest] = caches
    .filter((cache) => cache.fields.EliminationStrategy === "LRU" && !isBuilding(cache, now))
    .sort((a, b) => (a.lastMatchedAt ?? a.createdAt) - (b.lastMatchedAt ?? b.createdAt));
  if (!oldest) {
    throw new ApiError(
      403,
      "QuotaExceeded",
      `The quota of ${cloud.settings.imageCacheQuota} image caches is used up in ${place.regionId}.`,
    );
  }
  cloud.imageCaches.delete(oldest.imageCacheId);
}
