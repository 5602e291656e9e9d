import { describeImageCache, type ImageCache, listImageCachePage } from "../../../cloud/eci.js";
import { type Looks, listedTags } from "../../../core/polling/looks.js";
import { pollersOf } from "../../../core/polling/poller.js";

/** Image caches one by one, or a page of those that carry an owner's mark. */
export const imageCacheLooks: Looks<ImageCache> = {
  idOf: ({ imageCacheId }) => imageCacheId,
  idsPerCall: 1,
  describe: async (caller, ids) => {
    const caches = await Promise.all(ids.map((id) => describeImageCache(caller, id)));
    return caches.filter((cache) => cache !== undefined);
  },
  page: async (caller, scope, nextToken) => {
    const page = await listImageCachePage(caller, listedTags(scope), nextToken);
    return { ...page, objects: page.caches };
  },
};

/** The one loop that follows the caches of a region for its credentials. */
export const pollerOf = pollersOf(imageCacheLooks);
