import { defined } from "../cloud/answer.js";
import { describeImageCache, type ImageCache, listImageCaches } from "../cloud/eci.js";
import { notThere } from "../core/look.js";
import type { Operation } from "../core/operation.js";
import { userTags } from "../core/ownership.js";
import { id, text, texts } from "../core/schema/rules.js";
import { checkArguments, place } from "./arguments.js";

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

const filters = {
  imageCacheName: text(),
  image: text(),
  snapshotId: text(),
  resourceGroupId: id("rg-"),
  tags: texts,
  ...place,
};

export async function findImageCaches(
  look: Operation,
  args: GetImageCachesArgs,
): Promise<GetImageCachesResult> {
  checkArguments("getImageCaches", args, filters);
  const { imageCacheName, image, snapshotId, resourceGroupId, tags = {} } = args;
  const named = { ImageCacheName: imageCacheName, Image: image, SnapshotId: snapshotId };
  const filter = defined({ ...named, ResourceGroupId: resourceGroupId });
  const caches = await listImageCaches((await look.cloud()).eci, tags, filter);
  return { imageCaches: caches.map(told) };
}

export async function findImageCache(look: Operation, args: GetImageCacheArgs): Promise<GetImageCachesCache> {
  checkArguments("getImageCache", args, { imageCacheId: id("imc-"), ...place }, ["imageCacheId"]);
  const { imageCacheId } = args;
  const cloud = await look.cloud();
  const cache = await describeImageCache(cloud.eci, imageCacheId);
  if (cache !== undefined) return told(cache);
  const { message } = await notThere(cloud, "imageCache", imageCacheId);
  throw new Error(`getImageCache: ${message}`);
}

/** Events may quote what a build was given; the marks of an owner are nobody's business. */
function told({ events, ...cache }: ImageCache): GetImageCachesCache {
  return { ...cache, tags: userTags(cache.tags) };
}
