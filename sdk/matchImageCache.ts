import * as pulumi from "@pulumi/pulumi";
import {
  type MatchImageCacheArgs,
  type MatchImageCacheResult,
  matchedImageCache,
} from "../provider/functions/matchImageCache.js";
import type { InputsOf } from "./input.js";
import { answered, lookFromProgram } from "./program.js";

export type { MatchImageCacheArgs, MatchImageCacheResult } from "../provider/functions/matchImageCache.js";

/** Arguments of `matchImageCacheOutput`: every value may be an Output. */
export interface MatchImageCacheOutputArgs extends InputsOf<MatchImageCacheArgs> {}

/**
 * Which cache a pod with these images would get by automatic matching, now. Only caches that are Ready match. Source: DescribeImageCaches.
 *
 * Errors: wrong arguments; those of the call.
 *
 * ```typescript
 * const { imageCacheId, images } = await matchImageCache({ images: ["nginx:1.29", "redis:8"] });
 * const slow = images.filter(({ state }) => state !== "cached");
 * ```
 */
export function matchImageCache(args: MatchImageCacheArgs): Promise<MatchImageCacheResult> {
  return answered("matchImageCache", args, () =>
    matchedImageCache(lookFromProgram("matchImageCache", { ...args }), args),
  );
}

/** The same with arguments that may be Outputs. */
export function matchImageCacheOutput(args: MatchImageCacheOutputArgs): pulumi.Output<MatchImageCacheResult> {
  return pulumi.output(args).apply((known) => matchImageCache(known as MatchImageCacheArgs));
}
