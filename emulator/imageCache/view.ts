import { createHash } from "node:crypto";
import type { Settings } from "../options.js";
import type { Tag } from "../tags.js";
import { imagesInReply } from "../undocumented.js";
import { wireTime } from "../wireTime.js";
import { type BuildEvent, buildEvents } from "./build.js";
import type { ImageCache, ImageCacheStatus } from "./imageCache.js";
import { expiryOf, progressOf, statusOf } from "./life.js";

interface DescribedEvent {
  Count: number;
  FirstTimestamp: string;
  LastTimestamp: string;
  Message: string;
  Name: string;
  Reason: string;
  Type: "Normal" | "Warning";
}

/** One entry of DescribeImageCaches. */
export interface DescribedImageCache {
  ImageCacheId: string;
  ImageCacheName: string;
  RegionId: string;
  ResourceGroupId: string;
  ContainerGroupId: string;
  SnapshotId?: string;
  FlashSnapshotId?: string;
  Images: string[];
  ImageCacheSize: number;
  Status: ImageCacheStatus;
  Progress: string;
  CreationTime: string;
  ExpireDateTime?: string;
  LastMatchedTime?: string;
  EliminationStrategy: string;
  Events: DescribedEvent[];
  Tags: Tag[];
}

export function describeImageCache(cache: ImageCache, now: number, settings: Settings): DescribedImageCache {
  const { fields, build } = cache;
  const expiry = expiryOf(cache, now, settings);
  return {
    ImageCacheId: cache.imageCacheId,
    ImageCacheName: fields.ImageCacheName,
    RegionId: cache.regionId,
    ResourceGroupId: fields.ResourceGroupId,
    ContainerGroupId: build.containerGroupId,
    ...snapshots(cache, now),
    Images: imagesInReply(fields.Images),
    ImageCacheSize: fields.ImageCacheSize,
    Status: statusOf(cache, now),
    Progress: `${progressOf(cache, now)}%`,
    CreationTime: wireTime(cache.createdAt),
    ...(expiry !== undefined && { ExpireDateTime: wireTime(expiry) }),
    ...(cache.lastMatchedAt !== undefined && { LastMatchedTime: wireTime(cache.lastMatchedAt) }),
    EliminationStrategy: fields.EliminationStrategy,
    Events: eventsOf(cache, now).map((event) => describeEvent(event, cache.firstName)),
    Tags: fields.Tags.map((tag) => ({ ...tag })),
  };
}

function snapshots(cache: ImageCache, now: number): { SnapshotId?: string; FlashSnapshotId?: string } {
  const { failure, endsAt, snapshotAt, snapshotId, flashSnapshotId } = cache.build;
  if (failure || now < endsAt) return {};
  if (now >= snapshotAt) return { SnapshotId: snapshotId };
  return flashSnapshotId === undefined ? {} : { FlashSnapshotId: flashSnapshotId };
}

function eventsOf(cache: ImageCache, now: number): BuildEvent[] {
  return [...cache.pastEvents, ...buildEvents(cache.build, now)].sort((a, b) => a.at - b.at);
}

function describeEvent(event: BuildEvent, name: string): DescribedEvent {
  const suffix = createHash("sha256").update(`${event.at} ${event.reason}`).digest("hex").slice(0, 16);
  return {
    Count: 1,
    FirstTimestamp: wireTime(event.at),
    LastTimestamp: wireTime(event.at),
    Message: event.message,
    Name: `${name}.${suffix}`,
    Reason: event.reason,
    Type: event.type,
  };
}
