import type { Properties } from "../../core/resource.js";

/** One cache of the set, as its resource tells it. */
export interface WatchedImageCache {
  /** The resource's name in the stack, for messages. */
  name: string;
  /** Id of the cache. */
  imageCacheId: string;
  /** A new build of the same cache has another one. */
  revision: number;
  /** Region of the cache. */
  regionId: string;
  /** The account that owns the cache. */
  accountId: string;
  /** The profile by whose credentials it is looked at. */
  profile?: string | undefined;
}

export function imageCachesOf(properties: Properties): WatchedImageCache[] {
  return (properties.imageCaches ?? []) as WatchedImageCache[];
}
