import type { Settings } from "../options.js";
import type { Parameters } from "../parameters.js";
import { fullName } from "../registry/imageName.js";
import { compareSizes, fitsStorage, namesThatMatch } from "../undocumented.js";
import type { ImageCache } from "./imageCache.js";
import { statusOf } from "./life.js";

const maxMatchImages = 100;

interface Matches {
  readonly matches: ImageCache[];
  /** Best first, rather than by age. */
  readonly ranked: boolean;
}

/** What is to start from a cache. */
export interface Wanted {
  readonly images: readonly string[];
  /** GiB that it asks for beside its images. */
  readonly ephemeralStorage: number;
  /** How many of the images a cache must have. */
  readonly least: number;
}

/** A cache beside what is to start from it. */
export interface Match {
  readonly cache: ImageCache;
  /** Those of its images that are wanted, in their full names. */
  readonly images: readonly string[];
}

/** MatchImage.N: the caches that something with these images could start from. */
export function bestMatches(
  newestFirst: readonly ImageCache[],
  parameters: Parameters,
  now: number,
  settings: Settings,
): Matches {
  const images = parameters.list("MatchImage", maxMatchImages);
  if (images.length === 0) return { matches: [...newestFirst], ranked: false };
  const least = parameters.flag("ImageFullMatch")
    ? images.length
    : (parameters.integer("ImageMatchCountRequest", { min: 1, max: maxMatchImages }) ?? 1);
  const ranked = rankedMatches(newestFirst, { images, ephemeralStorage: 0, least }, now, settings);
  return { matches: ranked.map(({ cache }) => cache), ranked: true };
}

/** The caches that are Ready and large enough: by the number of matched images, then by size, then the newest. */
export function rankedMatches(
  newestFirst: readonly ImageCache[],
  wanted: Wanted,
  now: number,
  settings: Settings,
): Match[] {
  const names = new Set(wanted.images.flatMap((image) => namesThatMatch(image, settings)));
  return newestFirst
    .filter((cache) => statusOf(cache, now) === "Ready" && fitsStorage(cache, wanted))
    .map((cache) => ({ cache, images: matchedImages(cache, names) }))
    .filter(({ images }) => images.length >= wanted.least)
    .sort((a, b) => b.images.length - a.images.length || compareSizes(a, b, wanted, settings));
}

function matchedImages({ fields }: ImageCache, names: ReadonlySet<string>): string[] {
  return [...new Set(fields.Images.map(fullName))].filter((name) => names.has(name));
}
