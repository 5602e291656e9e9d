import { describeImageCache, type ImageCache, listImageCachePage } from "../../../cloud/eci.js";
import { ownerTag } from "../../../core/ownership.js";
import type { Looks } from "../../../core/polling/looks.js";
import { pollersOf } from "../../../core/polling/poller.js";

/** Image caches one by one, or a page of those that carry an owner's mark. */
export const imageCacheLooks: Looks<ImageCache> = {
  idOf: ({ imageCacheId }) => imageCacheId,
  idsPerCall: 1,
  describe: async (caller, ids) => {
    const caches = await Promise.all(ids.map((id) => describeImageCache(caller, id)));
    return caches.filter((cache) => cache !== undefined);
  },
  page: async (caller, nextToken) => {
    const page = await listImageCachePage(caller, { [ownerTag]: undefined }, nextToken);
    return { ...page, objects: page.caches };
  },
};

/** The one loop that follows the caches of a region for its credentials. */
export const pollerOf = pollersOf(imageCacheLooks);
