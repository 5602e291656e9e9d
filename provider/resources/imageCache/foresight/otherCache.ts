import type { ImageCache } from "../../../cloud/eci.js";
import type { Operation } from "../../../core/operation.js";
import { isOwnedBy, type Owner } from "../../../core/owner.js";
import type { Properties } from "../../../core/resource.js";
import { containsUnknown } from "../../../core/schema/unknown.js";
import { imageKeys } from "../../../registry/imageKeys.js";
import { changesAny } from "./concern.js";
import { placeOf } from "./place.js";
import { regionCaches } from "./regionCaches.js";

/** Tells of a cache that is Ready and holds every image of one that would be built. */
export async function noteOtherCache(
  operation: Operation,
  olds: Properties,
  news: Properties,
): Promise<void> {
  const place = placeOf(news);
  const { images } = news;
  if (place === undefined || !isKnownList(images) || !changesAny(olds, news, ["images"])) return;
  const caches = (await regionCaches(operation, place)) ?? [];
  const other = caches.find((cache) => isOther(cache, operation.owner) && holds(cache, images));
  if (other === undefined) return;
  const { imageCacheId, imageCacheName = "" } = other;
  const text = `all images are also in one other cache of ${place.regionId}, ${imageCacheId} (${imageCacheName}), which is Ready: pods that match need no second one.`;
  if (operation.isNews(text)) operation.log.note(text);
}

function isKnownList(images: unknown): images is string[] {
  return Array.isArray(images) && !containsUnknown(images);
}

function isOther({ status, tags }: ImageCache, owner: Owner): boolean {
  return status === "Ready" && !isOwnedBy(tags, owner);
}

function holds(cache: ImageCache, images: readonly string[]): boolean {
  const held = new Set(cache.images.flatMap(imageKeys));
  return images.every((image) => held.has(imageKeys(image)[0] ?? ""));
}
