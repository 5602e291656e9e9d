import type { Settings } from "../options.js";
import type { Parameters } from "../parameters.js";
import { isMatchedBy, matchingSize } from "../undocumented.js";
import type { ImageCache } from "./imageCache.js";
import { statusOf } from "./life.js";

const maxMatchImages = 100;

interface Matches {
  readonly matches: ImageCache[];
  /** Best first, rather than by age. */
  readonly ranked: boolean;
}

/** MatchImage.N: Ready caches by number of matched images, then size, then age. */
export function bestMatches(
  newestFirst: ImageCache[],
  parameters: Parameters,
  now: number,
  settings: Settings,
): Matches {
  const wanted = parameters.list("MatchImage", maxMatchImages);
  if (wanted.length === 0) return { matches: newestFirst, ranked: false };
  const least = parameters.flag("ImageFullMatch")
    ? wanted.length
    : (parameters.integer("ImageMatchCountRequest", { min: 1, max: maxMatchImages }) ?? 1);
  const matches = newestFirst
    .map((cache) => {
      const isHeld = (image: string) => isMatchedBy(image, cache.fields.Images, settings);
      return { cache, count: wanted.filter(isHeld).length, size: matchingSize(cache, settings) };
    })
    .filter(({ cache, count }) => count >= least && statusOf(cache, now) === "Ready")
    .sort((a, b) => b.count - a.count || a.size - b.size)
    .map(({ cache }) => cache);
  return { matches, ranked: true };
}
