import type { Properties } from "../../core/resource.js";

/** One cache of the set, as its resource tells it. */
export interface WatchedImageCache {
  /** The resource's name in the stack, for messages. */
  name: string;
  imageCacheId: string;
  /** A new build of the same cache has another one. */
  revision: number;
  regionId: string;
  accountId: string;
  profile?: string | undefined;
}

export function imageCachesOf(properties: Properties): WatchedImageCache[] {
  return (properties.imageCaches ?? []) as WatchedImageCache[];
}
