import type { Settings } from "../options.js";
import type { ImageCache, ImageCacheStatus } from "./imageCache.js";

const dayMs = 86_400_000;

export function statusOf(cache: ImageCache, now: number): ImageCacheStatus {
  const { build, forced } = cache;
  if (forced) return forced.status;
  if (now >= build.endsAt) {
    if (!build.failure) return "Ready";
    return build.purpose === "create" ? "Failed" : "UpdateFailed";
  }
  if (build.purpose === "update") return "Updating";
  return now < build.preparedAt ? "Preparing" : "Creating";
}

/** Percent of the regular snapshot; a build whose pull fails never gets to one. */
export function progressOf(cache: ImageCache, now: number): number {
  const { preparedAt, snapshotAt, failure } = cache.build;
  if (failure || now < preparedAt) return 0;
  if (now >= snapshotAt) return 100;
  return Math.floor((100 * (now - preparedAt)) / (snapshotAt - preparedAt));
}

export function isBuilding(cache: ImageCache, now: number): boolean {
  return ["Preparing", "Creating", "Updating"].includes(statusOf(cache, now));
}

/** When the cloud removes the cache by itself, or undefined when it does not. */
export function expiryOf(cache: ImageCache, now: number, settings: Settings): number | undefined {
  if (cache.forcedExpiry !== undefined) return cache.forcedExpiry;
  if (statusOf(cache, now) === "Failed") return (cache.forced?.since ?? cache.build.endsAt) + dayMs;
  if (cache.isAutomatic)
    return (cache.lastMatchedAt ?? cache.createdAt) + settings.automaticCacheDays * dayMs;
  const { RetentionDays } = cache.fields;
  if (RetentionDays === undefined) return undefined;
  const start = settings.retentionFrom === "creation" ? cache.createdAt : cache.updatedAt;
  return start + RetentionDays * dayMs;
}

export function isGone(cache: ImageCache, now: number, settings: Settings): boolean {
  const ends = [cache.deletedAt, expiryOf(cache, now, settings)];
  return ends.some((end) => end !== undefined && end <= now);
}
