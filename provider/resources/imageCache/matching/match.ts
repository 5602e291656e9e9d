import type { Cloud } from "../../../cloud/cloud.js";
import { type ImageCache, matchImageCaches } from "../../../cloud/eci.js";
import { bestMatch } from "../../../cloud/undocumented.js";
import type { Findings } from "../../../core/resource.js";
import {
  applyRules,
  isNotSet,
  list,
  quote,
  type Rule,
  text,
  trueOrFalse,
  wholeNumber,
} from "../../../core/schema/rules.js";
import { parseReference } from "../../../registry/reference.js";
import { type MatchedImage, matchedImages } from "./matchedImage.js";
import { whyBefore } from "./whyBefore.js";

/** What a pod would ask for. */
export interface MatchArguments {
  /** The images of the pod, as it names them. Source: `MatchImage`. */
  images: string[];
  /** Whether only a cache that holds all of them matches, as the annotation `imc-perfect-match`. Source: `ImageFullMatch`. */
  perfectMatch?: boolean | undefined;
  /**
   * How many of them a cache must hold to match, as the annotation `imc-match-count-request`; `perfectMatch` wins over it.
   * Source: `ImageMatchCountRequest`.
   */
  matchCountRequest?: number | undefined;
}

/** A cache that the cloud chooses between. */
export interface MatchCandidate
  extends Pick<
    ImageCache,
    | "imageCacheId"
    | "imageCacheName"
    | "imageCacheSize"
    | "creationTime"
    | "expireDateTime"
    | "lastMatchedTime"
  > {
  /** How each image stands to it. */
  images: MatchedImage[];
  /** Why it goes before the next candidate; absent in the last one. */
  why?: string;
}

/** Which cache a pod would get. */
export interface ImageCacheMatch {
  /** The cache, or null where none matches. */
  imageCacheId: string | null;
  /** How each image stands to that cache, worked out from the names in its `Images`. */
  images: MatchedImage[];
  /** The caches that match, as the cloud orders them. */
  candidates: MatchCandidate[];
}

const reference: Rule = (value, property, fail, warn) => {
  text()(value, property, fail, warn);
  if (typeof value !== "string" || value.trim() === "") return;
  try {
    parseReference(value);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    fail(property, `is ${quote(value)}, a name that no registry can hold (${reason}).`);
  }
};

const rules = {
  // Containers of a pod may share an image.
  images: list(reference, { min: 1, max: 100, unit: "images", key: () => undefined }),
  perfectMatch: trueOrFalse,
  matchCountRequest: wholeNumber(1, 100, "images"),
  regionId: text(),
  profile: text(),
};

/** What is wrong with what is asked. */
export function checkMatchArguments(args: MatchArguments): Findings {
  const found = applyRules({ ...args }, rules, "matchImageCache");
  if (isNotSet(args.images)) found.failures.push({ property: "images", reason: "is missing." });
  return found;
}

/** Which cache a pod with these images would get now: one call. */
export async function findMatch({ eci }: Cloud, args: MatchArguments): Promise<ImageCacheMatch> {
  const images = [...new Set(args.images)];
  const found = await matchImageCaches(eci, { ...args, images });
  const candidates = found.map((cache) => candidateOf(cache, images));
  const best = bestMatch(candidates);
  return {
    imageCacheId: best?.imageCacheId ?? null,
    images: best?.images ?? matchedImages(images, []),
    candidates: candidates.map((candidate, index) => withReason(candidate, candidates[index + 1])),
  };
}

function candidateOf(cache: ImageCache, images: readonly string[]): MatchCandidate {
  const { imageCacheId, imageCacheName, imageCacheSize, creationTime, expireDateTime, lastMatchedTime } =
    cache;
  return {
    ...{ imageCacheId, imageCacheName, imageCacheSize, creationTime, expireDateTime, lastMatchedTime },
    images: matchedImages(images, cache.images),
  };
}

function withReason(candidate: MatchCandidate, next: MatchCandidate | undefined): MatchCandidate {
  return next === undefined ? candidate : { ...candidate, why: whyBefore(candidate, next) };
}
