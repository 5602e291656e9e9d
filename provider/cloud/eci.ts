import { type Entry, entriesOf, numberOf, stringOf, stringsOf, tagsOf } from "./answer.js";
import type { Caller, Client, Parameters } from "./client.js";
import { isInvalidParameter } from "./errors.js";
import { tagList } from "./tags.js";
import { imageCachesPerPage } from "./undocumented.js";

export type ImageCacheStatus = "Preparing" | "Creating" | "Ready" | "Failed" | "Updating" | "UpdateFailed";

interface ImageRegistryCredential {
  server: string;
  userName?: string | undefined;
  password?: string | undefined;
}

interface AcrRegistryInfo {
  instanceId?: string | undefined;
  instanceName?: string | undefined;
  regionId?: string | undefined;
  domains?: string[] | undefined;
  arnService?: string | undefined;
  arnUser?: string | undefined;
}

/** What CreateImageCache and UpdateImageCache take. `null` asks the server to clear the value. */
export interface ImageCacheRequest {
  imageCacheName?: string | undefined;
  images?: string[] | undefined;
  securityGroupId?: string | undefined;
  vswitchIds?: string[] | undefined;
  zoneId?: string | undefined;
  eipInstanceId?: string | undefined;
  resourceGroupId?: string | undefined;
  imageCacheSize?: number | undefined;
  retentionDays?: number | null | undefined;
  autoMatchImageCache?: boolean | undefined;
  flash?: boolean | undefined;
  flashCopyCount?: number | undefined;
  standardCopyCount?: number | undefined;
  eliminationStrategy?: string | null | undefined;
  plainHttpRegistries?: string[] | undefined;
  insecureRegistries?: string[] | undefined;
  osType?: string | undefined;
  imageRegistryCredentials?: ImageRegistryCredential[] | undefined;
  acrRegistryInfos?: AcrRegistryInfo[] | undefined;
  tags?: Record<string, string> | undefined;
}

export interface ImageCacheEvent {
  count?: number | undefined;
  firstTimestamp?: string | undefined;
  lastTimestamp?: string | undefined;
  message?: string | undefined;
  name?: string | undefined;
  reason?: string | undefined;
  type?: string | undefined;
}

/** One cache as DescribeImageCaches returns it. */
export interface ImageCache {
  imageCacheId: string;
  imageCacheName?: string | undefined;
  regionId?: string | undefined;
  resourceGroupId?: string | undefined;
  containerGroupId?: string | undefined;
  snapshotId?: string | undefined;
  flashSnapshotId?: string | undefined;
  images: string[];
  imageCacheSize?: number | undefined;
  status: ImageCacheStatus | string;
  progress?: string | undefined;
  creationTime?: string | undefined;
  expireDateTime?: string | undefined;
  lastMatchedTime?: string | undefined;
  eliminationStrategy?: string | undefined;
  events: ImageCacheEvent[];
  tags: Record<string, string>;
}

export async function createImageCache(
  caller: Caller,
  request: ImageCacheRequest,
  clientToken: string,
): Promise<{ imageCacheId: string; containerGroupId: string | undefined }> {
  const parameters = { RegionId: caller.region, ClientToken: clientToken, ...wire(request) };
  const reply = await caller.call("CreateImageCache", parameters);
  const imageCacheId = stringOf(reply, "ImageCacheId");
  if (imageCacheId === undefined) throw new Error("CreateImageCache answered without an image cache id.");
  return { imageCacheId, containerGroupId: stringOf(reply, "ContainerGroupId") };
}

export async function updateImageCache(
  caller: Caller,
  imageCacheId: string,
  request: ImageCacheRequest,
  clientToken: string,
): Promise<void> {
  const parameters = {
    RegionId: caller.region,
    ImageCacheId: imageCacheId,
    ClientToken: clientToken,
    ...wire(request),
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

/** The cache with this id, or undefined when the region does not know it. */
export async function describeImageCache(
  caller: Caller,
  imageCacheId: string,
): Promise<ImageCache | undefined> {
  const page = await describePage(caller, { ImageCacheId: imageCacheId });
  return page.caches.find((cache) => cache.imageCacheId === imageCacheId);
}

/** All caches that carry these tags, over every page; a tag without a value stands for every value of its key. */
export async function listImageCaches(
  caller: Caller,
  tags: Readonly<Record<string, string | undefined>>,
): Promise<ImageCache[]> {
  const found: ImageCache[] = [];
  let nextToken: string | undefined;
  do {
    const page = await listImageCachePage(caller, tags, nextToken);
    found.push(...page.caches);
    nextToken = page.nextToken;
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
): Promise<ImageCachePage> {
  const Tag = Object.entries(tags).map(([Key, Value]) => defined({ Key, Value }));
  const filter = defined({ Tag, NextToken: nextToken });
  const page = await largestPage(caller, filter);
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

function eventOf(entry: Entry): ImageCacheEvent {
  return {
    count: numberOf(entry, "Count"),
    firstTimestamp: stringOf(entry, "FirstTimestamp"),
    lastTimestamp: stringOf(entry, "LastTimestamp"),
    message: stringOf(entry, "Message"),
    name: stringOf(entry, "Name"),
    reason: stringOf(entry, "Reason"),
    type: stringOf(entry, "Type"),
  };
}

function wire(request: ImageCacheRequest): Parameters {
  return defined({
    ImageCacheName: request.imageCacheName,
    Image: request.images,
    SecurityGroupId: request.securityGroupId,
    VSwitchId: request.vswitchIds?.join(","),
    ZoneId: request.zoneId,
    EipInstanceId: request.eipInstanceId,
    ResourceGroupId: request.resourceGroupId,
    ImageCacheSize: request.imageCacheSize,
    RetentionDays: request.retentionDays === null ? "" : request.retentionDays,
    AutoMatchImageCache: request.autoMatchImageCache,
    Flash: request.flash,
    FlashCopyCount: request.flashCopyCount,
    StandardCopyCount: request.standardCopyCount,
    EliminationStrategy: request.eliminationStrategy === null ? "" : request.eliminationStrategy,
    PlainHttpRegistry: request.plainHttpRegistries?.join(","),
    InsecureRegistry: request.insecureRegistries?.join(","),
    OsType: request.osType,
    ImageRegistryCredential: request.imageRegistryCredentials?.map((credential) =>
      defined({ Server: credential.server, UserName: credential.userName, Password: credential.password }),
    ),
    AcrRegistryInfo: request.acrRegistryInfos?.map((info) =>
      defined({
        InstanceId: info.instanceId,
        InstanceName: info.instanceName,
        RegionId: info.regionId,
        Domain: info.domains,
        ArnService: info.arnService,
        ArnUser: info.arnUser,
      }),
    ),
    Tag: request.tags === undefined ? undefined : tagList(request.tags),
  });
}

function defined(parameters: Parameters): Parameters {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
}
