import * as pulumi from "@pulumi/pulumi";
import { defined } from "../provider/cloud/answer.js";
import { describeImageCache, type ImageCache, listImageCaches } from "../provider/cloud/eci.js";
import { userTags } from "../provider/core/ownership.js";
import type { InputsOf } from "./input.js";
import { answered, lookFromProgram } from "./program.js";

/** Arguments of `getImageCaches`: which caches, and where. Without any, all of the region. */
export interface GetImageCachesArgs {
  /** Name of the cache. Source: `ImageCacheName`. */
  imageCacheName?: string | undefined;
  /** An image that the cache holds, as it was declared. Source: `Image`. */
  image?: string | undefined;
  /** Its regular or its local snapshot. Source: `SnapshotId`. */
  snapshotId?: string | undefined;
  /** Resource group. Source: `ResourceGroupId`. */
  resourceGroupId?: string | undefined;
  /** Tags that the cache carries. Source: `Tag.N`. */
  tags?: Record<string, string> | undefined;
  /** Region. Default: the stack's `alicloud:region`. */
  regionId?: string | undefined;
  /** Profile of the `aliyun` command's file. Default: the stack's credentials. */
  profile?: string | undefined;
}

/** Arguments of `getImageCachesOutput`: every value may be an Output. */
export interface GetImageCachesOutputArgs extends InputsOf<GetImageCachesArgs> {}

/** One cache as the API tells of it. */
export interface GetImageCachesCache extends Omit<ImageCache, "events"> {}

/** The caches that were found. */
export interface GetImageCachesResult {
  /** Newest first, as the API lists them. */
  imageCaches: GetImageCachesCache[];
}

/** Arguments of `getImageCache`. */
export interface GetImageCacheArgs {
  /** Id of the cache, such as `imc-…`. */
  imageCacheId: string;
  /** Region. Default: the stack's `alicloud:region`. */
  regionId?: string | undefined;
  /** Profile of the `aliyun` command's file. Default: the stack's credentials. */
  profile?: string | undefined;
}

/**
 * The image caches of a region, whoever made them, over every page. Source: DescribeImageCaches.
 *
 * Errors: those of the call.
 *
 * ```typescript
 * const { imageCaches } = await getImageCaches({ tags: { team: "web" } });
 * export const ready = imageCaches.filter(({ status }) => status === "Ready").map(({ imageCacheId }) => imageCacheId);
 * ```
 */
export function getImageCaches(args: GetImageCachesArgs = {}): Promise<GetImageCachesResult> {
  return answered("getImageCaches", args, async () => {
    const cloud = await lookFromProgram("getImageCaches", { ...args }).cloud();
    const { imageCacheName, image, snapshotId, resourceGroupId, tags = {} } = args;
    const named = { ImageCacheName: imageCacheName, Image: image, SnapshotId: snapshotId };
    const filter = defined({ ...named, ResourceGroupId: resourceGroupId });
    const caches = await listImageCaches(cloud.eci, tags, filter);
    return { imageCaches: caches.map(told) };
  });
}

/** The same with arguments that may be Outputs. */
export function getImageCachesOutput(
  args: GetImageCachesOutputArgs = {},
): pulumi.Output<GetImageCachesResult> {
  return pulumi.output(args).apply((known) => getImageCaches(known as GetImageCachesArgs));
}

/**
 * One image cache by its id. `ImageCache.get` does the same as a resource, with events.
 *
 * Errors: an id that does not exist in that region of the account.
 *
 * ```typescript
 * const { status } = await getImageCache({ imageCacheId: "imc-2zebxkiifuyzzlhl****" });
 * ```
 */
export function getImageCache(args: GetImageCacheArgs): Promise<GetImageCachesCache> {
  return answered("getImageCache", args, async () => {
    const cloud = await lookFromProgram("getImageCache", { ...args }).cloud();
    const cache = await describeImageCache(cloud.eci, args.imageCacheId);
    if (cache !== undefined) return told(cache);
    throw new Error(
      `getImageCache: ${args.imageCacheId} does not exist in ${cloud.region} of the account ${await cloud.accountId()}.`,
    );
  });
}

/** The same with arguments that may be Outputs. */
export function getImageCacheOutput(args: InputsOf<GetImageCacheArgs>): pulumi.Output<GetImageCachesCache> {
  return pulumi.output(args).apply((known) => getImageCache(known as GetImageCacheArgs));
}

/** Events may quote what a build was given; the marks of an owner are nobody's business. */
function told({ events, ...cache }: ImageCache): GetImageCachesCache {
  return { ...cache, tags: userTags(cache.tags) };
}
