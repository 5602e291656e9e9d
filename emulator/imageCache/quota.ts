import { ApiError } from "../apiError.js";
import type { Cloud } from "../store/cloud.js";
import { isIn, type Place } from "../store/collection.js";
import { isBuilding } from "./life.js";

/** How many caches of an account and region there are, and may be, of those that users make, or of the automatic ones. */
export function usageOf(cloud: Cloud, place: Place, isAutomatic: boolean) {
  const { imageCacheQuota } = cloud.settings;
  const caches = cloud.imageCaches
    .where(isIn(place))
    .where((cache) => (cache.isAutomatic ?? false) === isAutomatic)
    .list();
  return { caches, quota: isAutomatic ? Math.floor(imageCacheQuota / 2) : imageCacheQuota };
}

/** Makes room for one more cache: gives up the LRU cache matched longest ago, or refuses. */
export function makeRoomForImageCache(cloud: Cloud, place: Place, now: number, isAutomatic: boolean): void {
  const { caches, quota } = usageOf(cloud, place, isAutomatic);
  if (caches.length < quota) return;
  const [oldest] = caches
    .filter((cache) => cache.fields.EliminationStrategy === "LRU" && !isBuilding(cache, now))
    .sort((a, b) => (a.lastMatchedAt ?? a.createdAt) - (b.lastMatchedAt ?? b.createdAt));
  if (!oldest) {
    throw new ApiError(
      403,
      "QuotaExceeded",
      `The quota of ${quota} image caches is used up in ${place.regionId}.`,
    );
  }
  cloud.imageCaches.delete(oldest.imageCacheId);
}
