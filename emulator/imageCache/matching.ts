import type { Parameters } from "../parameters.js";
import type { ImageCache } from "./imageCache.js";
import { statusOf } from "./life.js";

const maxMatchImages = 100;

interface Matches {
  readonly matches: ImageCache[];
  /** Best first, rather than by age. */
  readonly ranked: boolean;
}

/** MatchImage.N: Ready caches by number of matched images, then size, then age. */
export function bestMatches(newestFirst: ImageCache[], parameters: Parameters, now: number): Matches {
  const wanted = parameters.list("MatchImage", maxMatchImages);
  if (wanted.length === 0) return { matches: newestFirst, ranked: false };
  const least = parameters.flag("ImageFullMatch")
    ? wanted.length
    : (parameters.integer("ImageMatchCountRequest", { min: 1, max: maxMatchImages }) ?? 1);
  const matches = newestFirst
    .map((cache) => ({ cache, count: wanted.filter((image) => cache.fields.Images.includes(image)).length }))
    .filter(({ cache, count }) => count >= least && statusOf(cache, now) === "Ready")
    .sort((a, b) => b.count - a.count || a.cache.fields.ImageCacheSize - b.cache.fields.ImageCacheSize)
    .map(({ cache }) => cache);
  return { matches, ranked: true };
}
