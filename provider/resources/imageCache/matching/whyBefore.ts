import { cachedIn } from "./matchedImage.js";
import { type Match, matchOrder, type Order } from "./matchOrder.js";

/** Why the cloud names one cache before another, in words. */
export function whyBefore(chosen: Match, next: Match): string {
  const byCache = matchOrder(chosen, next, "cacheSize");
  const byImages = matchOrder(chosen, next, "imageSize");
  if (byCache.first === chosen) return `${because(byCache, next)}${otherwise(chosen, byImages, "images")}`;
  if (byImages.first === chosen) return `${because(byImages, next)}${otherwise(chosen, byCache, "cache")}`;
  if (byCache.first === undefined && byImages.first === undefined)
    return `nothing that the API tells is different in ${next.imageCacheId}`;
  return `the cloud names it first; by the documented order ${next.imageCacheId} would be: ${because({ ...byCache, first: next }, chosen)}`;
}

function because({ first, by }: Order, other: Match): string {
  if (first === undefined) return "";
  const { imageCacheId: id } = other;
  if (by === "images")
    return `it holds ${cachedIn(first.images).length} of the ${first.images.length} images, ${id} ${cachedIn(other.images).length}`;
  if (by === "size")
    return `it is the smaller one (${first.imageCacheSize} GiB, ${id} ${other.imageCacheSize} GiB)`;
  return `it is the newer one (${first.creationTime}, ${id} ${other.creationTime})`;
}

/** What the other reading of the documents makes of it, where that is not the same. */
function otherwise(chosen: Match, { first, by }: Order, size: "images" | "cache"): string {
  if (first === chosen) return "";
  const reading = `; where the size of the ${size} decides, as another edition of the guide has it,`;
  if (first !== undefined) return `${reading} ${first.imageCacheId} goes first`;
  return by === "size" ? `${reading} it is the one with the larger images, which the API does not tell` : "";
}
