import type { Cloud } from "../store/cloud.js";
import type { BuildFailure } from "./buildFailure.js";
import type { HeldFields, ImageCache, ImageCacheStatus } from "./imageCache.js";
import { isBuilding } from "./life.js";
import { type DescribedImageCache, describeImageCache } from "./view.js";

/** A cache as the API describes it, plus what the cloud holds but never tells: in-process only. */
export type ImageCacheSnapshot = DescribedImageCache & HeldFields & { AccountId: string };

/** A change from outside, in the API's own names. */
export type ImageCachePatch = Partial<HeldFields> & {
  /** Holds until the next update with images. */
  Status?: ImageCacheStatus;
  ExpireDateTime?: string;
  LastMatchedTime?: string;
};

/** The image caches of all accounts and regions, for whoever runs the emulator. */
export class ImageCaches {
  constructor(private readonly cloud: Cloud) {}

  list(): ImageCacheSnapshot[] {
    this.cloud.settle();
    return [...this.cloud.imageCaches.values()].map((cache) => this.snapshot(cache));
  }

  get(imageCacheId: string): ImageCacheSnapshot | undefined {
    return this.list().find((cache) => cache.ImageCacheId === imageCacheId);
  }

  /** Changes fields as somebody else would, past all checks. */
  change(imageCacheId: string, patch: ImageCachePatch): void {
    const cache = this.find(imageCacheId);
    const { Status, ExpireDateTime, LastMatchedTime, ...fields } = structuredClone(patch);
    cache.fields = { ...cache.fields, ...fields };
    if (Status !== undefined) cache.forced = { status: Status, since: this.cloud.now() };
    if (ExpireDateTime !== undefined) cache.forcedExpiry = Date.parse(ExpireDateTime);
    if (LastMatchedTime !== undefined) cache.lastMatchedAt = Date.parse(LastMatchedTime);
  }

  /** Removes a cache at once, whatever its state. */
  remove(imageCacheId: string): void {
    const cache = this.find(imageCacheId);
    const now = this.cloud.now();
    if (isBuilding(cache, now)) this.cloud.endInstance(cache.build.containerGroupId, now);
    this.cloud.imageCaches.delete(imageCacheId);
  }

  /** Ends a running build as Failed or UpdateFailed; turns a finished cache Failed. */
  fail(imageCacheId: string, failure: Partial<BuildFailure> = {}): void {
    const cache = this.find(imageCacheId);
    const { reason = "Failed", message = "The temporary instance was stopped" } = failure;
    if (isBuilding(cache, this.cloud.now())) {
      cache.build.failure = { reason, message };
      this.end(cache);
      return;
    }
    const at = this.cloud.now();
    cache.build.interventions.push({ at, type: "Warning", reason, message });
    cache.forced = { status: "Failed", since: at };
  }

  /** Ends a running build now, with the result it would have had later. */
  finish(imageCacheId: string): void {
    this.end(this.find(imageCacheId));
  }

  private end({ build }: ImageCache): void {
    const now = this.cloud.now();
    build.preparedAt = Math.min(build.preparedAt, now);
    build.endsAt = Math.min(build.endsAt, now);
    build.snapshotAt = Math.min(build.snapshotAt, now);
    this.cloud.endInstance(build.containerGroupId, build.endsAt);
  }

  private find(imageCacheId: string): ImageCache {
    this.cloud.settle();
    const cache = this.cloud.imageCaches.get(imageCacheId);
    if (!cache) throw new Error(`The emulator holds no image cache ${imageCacheId}.`);
    return cache;
  }

  private snapshot(cache: ImageCache): ImageCacheSnapshot {
    return structuredClone({
      ...cache.fields,
      ...describeImageCache(cache, this.cloud.now(), this.cloud.settings),
      AccountId: cache.accountId,
    });
  }
}
