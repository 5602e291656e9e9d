import type { Call } from "../call.js";
import { newId } from "../ids.js";
import type { Place } from "../store/collection.js";
import type { HeldFields, ImageCache } from "./imageCache.js";
import { makeRoomForImageCache } from "./quota.js";
import { startImageCacheBuild } from "./startImageCacheBuild.js";

/** Begins a new cache; refuses what the quota, the network or the address do not allow. */
export function addImageCache(
  call: Call,
  { accountId, regionId }: Place,
  fields: HeldFields,
  { isAutomatic = false } = {},
): ImageCache {
  const { cloud, now } = call;
  const place = { accountId, regionId };
  makeRoomForImageCache(cloud, place, now, isAutomatic);
  const build = startImageCacheBuild(call, { ...place, fields }, "create");
  const cache: ImageCache = {
    ...place,
    imageCacheId: newId("imc"),
    sequence: cloud.nextSequence(),
    createdAt: now,
    firstName: fields.ImageCacheName,
    updatedAt: now,
    fields,
    build,
    ...(isAutomatic && { isAutomatic }),
    pastEvents: [],
  };
  cloud.imageCaches.add(cache);
  return cache;
}
