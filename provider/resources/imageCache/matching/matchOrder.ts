import { cachedIn, type MatchedImage } from "./matchedImage.js";

/** What the order of two caches follows from. */
export interface Match {
  imageCacheId: string;
  images: readonly MatchedImage[];
  imageCacheSize?: number | undefined;
  creationTime?: string | undefined;
}

/**
 * The two published readings of "size" in the order of matching: that of the cache, of which the one closest to the instance goes first
 * (English guide, 2022), or that of the images that match (Chinese guide).
 */
export const sizeReadings = ["cacheSize", "imageSize"] as const;

export interface Order {
  /** Undefined where nothing that is known tells them apart. */
  first: Match | undefined;
  by: "images" | "size" | "age";
}

/** Which of two caches a pod gets by the documented order: the images that match, then the size, then the age. */
export function matchOrder(one: Match, other: Match, reading: (typeof sizeReadings)[number]): Order {
  const byImages = greater(one, other, ({ images }) => cachedIn(images).length);
  if (byImages !== undefined) return { first: byImages, by: "images" };
  // Every cache is as large as a pod needs, so the smaller one is closer; how large an image is, the API does not say.
  const bySize = greater(one, other, ({ imageCacheSize }) => (imageCacheSize ? -imageCacheSize : undefined));
  if (reading === "cacheSize" && bySize !== undefined) return { first: bySize, by: "size" };
  if (reading === "imageSize" && !holdsTheSame(one, other)) return { first: undefined, by: "size" };
  return { first: greater(one, other, ageOf), by: "age" };
}

function greater(one: Match, other: Match, of: (match: Match) => number | undefined): Match | undefined {
  const [left, right] = [of(one), of(other)];
  if (left === undefined || right === undefined || left === right) return undefined;
  return left > right ? one : other;
}

function holdsTheSame(one: Match, other: Match): boolean {
  const held = cachedIn(other.images);
  return cachedIn(one.images).every((image) => held.includes(image));
}

function ageOf({ creationTime }: Match): number | undefined {
  const made = Date.parse(creationTime ?? "");
  return Number.isNaN(made) ? undefined : made;
}
