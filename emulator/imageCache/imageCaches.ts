import type { Cloud } from "../store/cloud.js";
import { type Held, HeldObjects } from "../store/held.js";
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

export interface ImageCaches extends Held<ImageCacheSnapshot, ImageCachePatch> {
  /** Ends a running build as Failed or UpdateFailed; turns a finished cache Failed. */
  fail(imageCacheId: string, failure?: Partial<BuildFailure>): void;
  /** Ends a running build now, with the result it would have had later. */
  finish(imageCacheId: string): void;
}

export class HeldImageCaches
  extends HeldObjects<ImageCache, ImageCacheSnapshot, ImageCachePatch>
  implements ImageCaches
{
  constructor(cloud: Cloud) {
    super(cloud, {
      noun: "image cache",
      objects: cloud.imageCaches,
      snapshot: (cache) => snapshotOf(cloud, cache),
      change: (cache, patch) => changeImageCache(cache, patch, cloud.now()),
      removed: (cache) => {
        const now = cloud.now();
        if (isBuilding(cache, now)) cloud.endInstance(cache.build.containerGroupId, now);
      },
    });
  }

  fail(imageCacheId: string, failure: Partial<BuildFailure> = {}): void {
    const cache = this.find(imageCacheId);
    const { reason = "Failed", message = "The temporary instance was stopped", instanceEvents } = failure;
    if (isBuilding(cache, this.cloud.now())) {
      cache.build.failure = { reason, message, instanceEvents };
      this.end(cache);
      return;
    }
    const at = this.cloud.now();
    cache.build.interventions.push({ at, type: "Warning", reason, message });
    cache.forced = { status: "Failed", since: at };
  }

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
}

function changeImageCache(cache: ImageCache, patch: ImageCachePatch, now: number): void {
  const { Status, ExpireDateTime, LastMatchedTime, ...fields } = patch;
  cache.fields = { ...cache.fields, ...fields };
  if (Status !== undefined) cache.forced = { status: Status, since: now };
  if (ExpireDateTime !== undefined) cache.forcedExpiry = Date.parse(ExpireDateTime);
  if (LastMatchedTime !== undefined) cache.lastMatchedAt = Date.parse(LastMatchedTime);
}

function snapshotOf(cloud: Cloud, cache: ImageCache): ImageCacheSnapshot {
  return structuredClone({
    ...cache.fields,
    ...describeImageCache(cache, cloud.now(), cloud.settings),
    AccountId: cache.accountId,
  });
}
