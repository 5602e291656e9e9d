import * as pulumi from "@pulumi/pulumi";
import { explainFindings } from "../provider/core/findings.js";
import {
  checkMatchArguments,
  findMatch,
  type ImageCacheMatch,
  type MatchArguments,
} from "../provider/resources/imageCache/matching/match.js";
import type { InputsOf } from "./input.js";
import { answered, lookFromProgram } from "./program.js";

/** Arguments of `matchImageCache`. */
export interface MatchImageCacheArgs extends MatchArguments {
  /** Region. Default: the stack's `alicloud:region`. */
  regionId?: string | undefined;
  /** Profile of the `aliyun` command's file. Default: the stack's credentials. */
  profile?: string | undefined;
}

/** Arguments of `matchImageCacheOutput`: every value may be an Output. */
export interface MatchImageCacheOutputArgs extends InputsOf<MatchImageCacheArgs> {}

/** Which cache a pod would get, and how its images stand to it. */
export interface MatchImageCacheResult extends ImageCacheMatch {}

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
  return answered("matchImageCache", args, async () => {
    const { failures } = checkMatchArguments(args);
    if (failures.length > 0) throw new Error(`matchImageCache: ${explainFindings(failures)}`);
    return findMatch(await lookFromProgram("matchImageCache", { ...args }).cloud(), args);
  });
}

/** The same with arguments that may be Outputs. */
export function matchImageCacheOutput(args: MatchImageCacheOutputArgs): pulumi.Output<MatchImageCacheResult> {
  return pulumi.output(args).apply((known) => matchImageCache(known as MatchImageCacheArgs));
}
