import * as pulumi from "@pulumi/pulumi";
import {
  findImageCache,
  findImageCaches,
  type GetImageCacheArgs,
  type GetImageCachesArgs,
  type GetImageCachesCache,
  type GetImageCachesResult,
} from "../provider/functions/getImageCaches.js";
import type { InputsOf } from "./input.js";
import { answered, lookFromProgram } from "./program.js";

export type {
  GetImageCacheArgs,
  GetImageCachesArgs,
  GetImageCachesCache,
  GetImageCachesResult,
} from "../provider/functions/getImageCaches.js";

/** Arguments of `getImageCachesOutput`: every value may be an Output. */
export interface GetImageCachesOutputArgs extends InputsOf<GetImageCachesArgs> {}

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
  return answered("getImageCaches", args, () =>
    findImageCaches(lookFromProgram("getImageCaches", { ...args }), args),
  );
}

/** The same with arguments that may be Outputs. */
export function getImageCachesOutput(
  args: GetImageCachesOutputArgs = {},
): pulumi.Output<GetImageCachesResult> {
  return pulumi.output(args).apply((known) => getImageCaches(known as GetImageCachesArgs));
}

/**
 * One image cache by its id. `ImageCache.get` does the same as a resource.
 *
 * Errors: an id that does not exist in that region of the account.
 *
 * ```typescript
 * const { status } = await getImageCache({ imageCacheId: "imc-2zebxkiifuyzzlhl****" });
 * ```
 */
export function getImageCache(args: GetImageCacheArgs): Promise<GetImageCachesCache> {
  return answered("getImageCache", args, () =>
    findImageCache(lookFromProgram("getImageCache", { ...args }), args),
  );
}

/** The same with arguments that may be Outputs. */
export function getImageCacheOutput(args: InputsOf<GetImageCacheArgs>): pulumi.Output<GetImageCachesCache> {
  return pulumi.output(args).apply((known) => getImageCache(known as GetImageCacheArgs));
}
