import { type Answer, type Call, placeOf } from "../../call.js";
import type { ImageCache } from "../../imageCache/imageCache.js";
import { bestMatches } from "../../imageCache/matching.js";
import { type DescribedImageCache, describeImageCache } from "../../imageCache/view.js";
import { pageAfter } from "../../nextToken.js";
import type { Parameters } from "../../parameters.js";
import { isIn } from "../../store/collection.js";
import { matchesTags, readTagFilters } from "../../tags.js";
import { describeImageCachesLimit, newestFirst } from "../../undocumented.js";

const defaultLimit = 20;

export function describeImageCaches(call: Call): Answer {
  const { cloud, parameters, now } = call;
  const place = placeOf(call);
  const limit = parameters.integer("Limit", describeImageCachesLimit) ?? defaultLimit;
  const accepts = readFilter(parameters);
  const found = new Map<ImageCache, DescribedImageCache>();
  for (const cache of cloud.imageCaches.where(isIn(place)).values()) {
    const described = describeImageCache(cache, now, cloud.settings);
    if (accepts(described)) found.set(cache, described);
  }
  const sorted = [...found.keys()].sort(newestFirst);
  const { matches, ranked } = bestMatches(sorted, parameters, now, cloud.settings);
  const page = ranked
    ? { items: matches.slice(0, limit), nextToken: undefined }
    : pageAfter(matches, parameters.filled("NextToken"), limit);
  return {
    ...(page.nextToken !== undefined && { NextToken: page.nextToken }),
    TotalCount: matches.length,
    ImageCaches: page.items.map((cache) => found.get(cache)),
  };
}

function readFilter(parameters: Parameters): (cache: DescribedImageCache) => boolean {
  const imageCacheId = parameters.filled("ImageCacheId");
  const name = parameters.filled("ImageCacheName");
  const snapshotId = parameters.filled("SnapshotId");
  const image = parameters.filled("Image");
  const resourceGroupId = parameters.filled("ResourceGroupId");
  const tags = readTagFilters(parameters);
  return (cache) =>
    (imageCacheId === undefined || cache.ImageCacheId === imageCacheId) &&
    (name === undefined || cache.ImageCacheName === name) &&
    (snapshotId === undefined || cache.SnapshotId === snapshotId || cache.FlashSnapshotId === snapshotId) &&
    (image === undefined || cache.Images.includes(image)) &&
    (resourceGroupId === undefined || cache.ResourceGroupId === resourceGroupId) &&
    matchesTags(cache.Tags, tags);
}
