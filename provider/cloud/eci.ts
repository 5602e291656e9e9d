import { defined, type Entry, entriesOf, numberOf, stringOf, stringsOf, tagsOf } from "./answer.js";
import type { Caller, Client, Parameters } from "./client.js";
import { isInvalidParameter } from "./errors.js";
import { type EciEvent, eventOf } from "./events.js";
import { tagFilter } from "./tags.js";
import { imageCachesPerPage } from "./undocumented.js";

export type ImageCacheStatus = "Preparing" | "Creating" | "Ready" | "Failed" | "Updating" | "UpdateFailed";

/** One event of a build, as the API tells it. Source: `Events[]` of DescribeImageCaches. */
export interface ImageCacheEvent extends EciEvent {}

/** One cache as DescribeImageCaches returns it. */
export interface ImageCache {
  /** Id of the cache, such as `imc-…`. */
  imageCacheId: string;
  /** Name of the cache. Source: `ImageCacheName`. */
  imageCacheName?: string | undefined;
  /** Region. Source: `RegionId`. */
  regionId?: string | undefined;
  /** Resource group. Source: `ResourceGroupId`. */
  resourceGroupId?: string | undefined;
  /** The temporary instance that pulled the images. Source: `ContainerGroupId`. */
  containerGroupId?: string | undefined;
  /** The regular snapshot. Source: `SnapshotId`. */
  snapshotId?: string | undefined;
  /** The local snapshot of an instant cache. Source: `FlashSnapshotId`. */
  flashSnapshotId?: string | undefined;
  /** What it holds, as it was declared. Source: `Images`. */
  images: string[];
  /** Size in GiB. Source: `ImageCacheSize`. */
  imageCacheSize?: number | undefined;
  /** `Preparing`, `Creating`, `Ready`, `Failed`, `Updating` or `UpdateFailed`. Source: `Status`. */
  status: ImageCacheStatus | string;
  /** Progress of the snapshot, such as `100%`. Source: `Progress`. */
  progress?: string | undefined;
  /** When it was created (UTC). Source: `CreationTime`. */
  creationTime?: string | undefined;
  /** When the cloud deletes it (UTC); absent when it never does. Source: `ExpireDateTime`. */
  expireDateTime?: string | undefined;
  /** When a pod last started from it (UTC). Source: `LastMatchedTime`. */
  lastMatchedTime?: string | undefined;
  /** `LRU` where the cloud may delete it when the quota is reached. Source: `EliminationStrategy`. */
  eliminationStrategy?: string | undefined;
  /** What happened during the build. Source: `Events`. */
  events: ImageCacheEvent[];
  /** Tags. Source: `Tags`. */
  tags: Record<string, string>;
}

export async function createImageCache(
  caller: Caller,
  request: Parameters,
  clientToken: string,
): Promise<{ imageCacheId: string; containerGroupId: string | undefined }> {
  const parameters = { RegionId: caller.region, ClientToken: clientToken, ...request };
  const reply = await caller.call("CreateImageCache", parameters);
  const imageCacheId = stringOf(reply, "ImageCacheId");
  if (imageCacheId === undefined) throw new Error("CreateImageCache answered without an image cache id.");
  return { imageCacheId, containerGroupId: stringOf(reply, "ContainerGroupId") };
}

export async function updateImageCache(
  caller: Caller,
  imageCacheId: string,
  request: Parameters,
  clientToken: string,
): Promise<void> {
  const parameters = {
    RegionId: caller.region,
    ImageCacheId: imageCacheId,
    ClientToken: clientToken,
    ...request,
  };
  await caller.call("UpdateImageCache", parameters);
}

export async function deleteImageCache(
  caller: Caller,
  imageCacheId: string,
  clientToken: string,
): Promise<void> {
  const parameters = { RegionId: caller.region, ImageCacheId: imageCacheId, ClientToken: clientToken };
  await caller.call("DeleteImageCache", parameters);
}

/** How many image caches the region holds, and how many it may; undefined where it does not say so. */
export async function imageCacheUsage(caller: Caller): Promise<{ used: number; max: number } | undefined> {
  const { Attributes } = await caller.call("ListUsage", { RegionId: caller.region });
  const attributes = (Attributes ?? {}) as Entry;
  const used = numberOf(attributes, "UsedImageCacheCount");
  const max = numberOf(attributes, "MaxImageCacheCount");
  return used === undefined || max === undefined ? undefined : { used, max };
}

/** The cache with this id, or undefined when the region does not know it. */
export async function describeImageCache(
  caller: Caller,
  imageCacheId: string,
): Promise<ImageCache | undefined> {
  const page = await describePage(caller, { ImageCacheId: imageCacheId });
  return page.caches.find((cache) => cache.imageCacheId === imageCacheId);
}

/** What the cloud is asked to match. */
export interface MatchRequest {
  images: readonly string[];
  perfectMatch?: boolean | undefined;
  matchCountRequest?: number | undefined;
}

/** The caches that a pod with these images could get. */
export async function matchImageCaches(
  caller: Caller,
  { images, perfectMatch, matchCountRequest }: MatchRequest,
): Promise<ImageCache[]> {
  const how = { ImageFullMatch: perfectMatch, ImageMatchCountRequest: matchCountRequest };
  return (await describePage(caller, defined({ MatchImage: images, ...how }))).caches;
}

/** All caches that carry these tags, over every page; a tag without a value stands for every value of its key. `filter` has wire names; `onPage` hears how many there are so far, and in all. */
export async function listImageCaches(
  caller: Caller,
  tags: Readonly<Record<string, string | undefined>>,
  filter: Parameters = {},
  onPage?: (found: number, total: number | undefined) => void,
): Promise<ImageCache[]> {
  const found: ImageCache[] = [];
  let nextToken: string | undefined;
  do {
    const page = await listImageCachePage(caller, tags, nextToken, filter);
    found.push(...page.caches);
    nextToken = page.nextToken;
    onPage?.(found.length, page.total);
  } while (nextToken !== undefined);
  return found;
}

export interface ImageCachePage {
  caches: ImageCache[];
  /** Absent on the last page. */
  nextToken: string | undefined;
  /** How many caches all pages hold, where the API says so. */
  total: number | undefined;
}

/** One page of such a list. */
export async function listImageCachePage(
  caller: Caller,
  tags: Readonly<Record<string, string | undefined>>,
  nextToken: string | undefined,
  filter: Parameters = {},
): Promise<ImageCachePage> {
  const Tag = tagFilter(tags);
  const page = await largestPage(caller, { ...filter, ...defined({ Tag, NextToken: nextToken }) });
  return page.caches.length === 0 ? { ...page, nextToken: undefined } : page;
}

const smallPages = new WeakSet<Client>();

async function largestPage(caller: Caller, filter: Parameters): Promise<ImageCachePage> {
  if (smallPages.has(caller.client)) return describePage(caller, filter);
  try {
    return await describePage(caller, { ...filter, Limit: imageCachesPerPage });
  } catch (error) {
    if (!isInvalidParameter(error)) throw error;
    const page = await describePage(caller, filter);
    smallPages.add(caller.client);
    return page;
  }
}

async function describePage(caller: Caller, filter: Parameters): Promise<ImageCachePage> {
  const parameters = { RegionId: caller.region, ...filter };
  const reply = await caller.call("DescribeImageCaches", parameters, (answer) => answer.ImageCaches);
  return {
    caches: entriesOf(reply.ImageCaches).flatMap(imageCacheOf),
    nextToken: stringOf(reply, "NextToken"),
    total: numberOf(reply, "TotalCount"),
  };
}

function imageCacheOf(entry: Entry): ImageCache[] {
  const imageCacheId = stringOf(entry, "ImageCacheId");
  if (imageCacheId === undefined) return [];
  return [
    {
      imageCacheId,
      imageCacheName: stringOf(entry, "ImageCacheName"),
      regionId: stringOf(entry, "RegionId"),
      resourceGroupId: stringOf(entry, "ResourceGroupId"),
      containerGroupId: stringOf(entry, "ContainerGroupId"),
      snapshotId: stringOf(entry, "SnapshotId"),
      flashSnapshotId: stringOf(entry, "FlashSnapshotId"),
      images: stringsOf(entry.Images),
      imageCacheSize: numberOf(entry, "ImageCacheSize"),
      status: stringOf(entry, "Status") ?? "unknown",
      progress: stringOf(entry, "Progress"),
      creationTime: stringOf(entry, "CreationTime"),
      expireDateTime: stringOf(entry, "ExpireDateTime"),
      lastMatchedTime: stringOf(entry, "LastMatchedTime"),
      eliminationStrategy: stringOf(entry, "EliminationStrategy"),
      events: entriesOf(entry.Events).map(eventOf),
      tags: tagsOf(entry.Tags),
    },
  ];
}
