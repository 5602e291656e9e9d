import { publicTwin } from "../../../registry/acrHosts.js";
import { type ImageReference, parseReference } from "../../../registry/reference.js";

/** An image as it is asked for, and how it stands to a cache. */
export interface MatchedImage {
  /** The image as it was asked for. */
  image: string;
  /** `cached`: it is in the cache; `missing`: it is not; `unknown`: its name does not say it. */
  state: "cached" | "missing" | "unknown";
}

/** How each image stands to what a cache holds, by the names alone. */
export function matchedImages(images: readonly string[], held: readonly string[]): MatchedImage[] {
  const references = held.flatMap((image) => referenceOf(image) ?? []);
  return images.map((image) => ({
    image,
    state: held.includes(image) ? "cached" : stateOf(image, references),
  }));
}

export function cachedIn(images: readonly MatchedImage[]): string[] {
  return images.filter(({ state }) => state === "cached").map(({ image }) => image);
}

function stateOf(image: string, held: readonly ImageReference[]): MatchedImage["state"] {
  const wanted = referenceOf(image);
  if (wanted === undefined) return "unknown";
  const states = held.filter((each) => isSameRepository(wanted, each)).map((each) => compare(wanted, each));
  return (["cached", "unknown"] as const).find((state) => states.includes(state)) ?? "missing";
}

function referenceOf(image: string): ImageReference | undefined {
  try {
    return parseReference(image);
  } catch {
    return undefined;
  }
}

function isSameRepository(one: ImageReference, other: ImageReference): boolean {
  return one.repository === other.repository && publicTwin(one.host) === publicTwin(other.host);
}

function compare(wanted: ImageReference, held: ImageReference): MatchedImage["state"] {
  // What a tag stood for when the cache was built is told by nobody.
  if ((wanted.digest === undefined) !== (held.digest === undefined)) return "unknown";
  const isSame = wanted.digest === undefined ? wanted.tag === held.tag : wanted.digest === held.digest;
  if (!isSame) return "missing";
  return wanted.host === held.host ? "cached" : "unknown";
}
