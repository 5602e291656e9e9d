import { explainFindings } from "../core/findings.js";
import type { Operation } from "../core/operation.js";
import {
  checkMatchArguments,
  findMatch,
  type ImageCacheMatch,
  type MatchArguments,
} from "../resources/imageCache/matching/match.js";

/** Arguments of `matchImageCache`. */
export interface MatchImageCacheArgs extends MatchArguments {
  /** Region. Default: the stack's `alicloud:region`. */
  regionId?: string | undefined;
  /** Profile of the `aliyun` command's file. Default: the stack's credentials. */
  profile?: string | undefined;
}

/** Which cache a pod would get, and how its images stand to it. */
export interface MatchImageCacheResult extends ImageCacheMatch {}

export async function matchedImageCache(
  look: Operation,
  args: MatchImageCacheArgs,
): Promise<MatchImageCacheResult> {
  const { failures } = checkMatchArguments(args);
  if (failures.length > 0) throw new Error(`matchImageCache: ${explainFindings(failures)}`);
  return findMatch(await look.cloud(), args);
}
