import { describeImageCache, type ImageCache, listImageCaches } from "../../cloud/eci.js";
import { creatingPhase, keptPhase } from "../../core/ownership.js";
import { saidBy } from "../../core/schema/state.js";
import type { Existing, Kind } from "../kind.js";
import { deleteAndWait } from "./delete.js";
import { imageCacheResource } from "./resource.js";
import { imageCacheArguments, imageCacheType } from "./schema.js";
import { stateAfter } from "./state.js";

export const imageCacheKind: Kind = {
  name: "imageCache",
  type: imageCacheType,
  className: "ImageCache",
  noun: "image cache",
  resource: imageCacheResource,
  arguments: imageCacheArguments,
  unfinishedPhases: [creatingPhase, keptPhase],
  list: async (cloud, tags) => (await listImageCaches(cloud.eci, tags)).map(existing),
  describe: async (cloud, id) => {
    const cache = await describeImageCache(cloud.eci, id);
    return cache === undefined ? undefined : existing(cache);
  },
  remove: deleteAndWait,
};

function existing(cache: ImageCache): Existing {
  return {
    id: cache.imageCacheId,
    name: cache.imageCacheName,
    status: cache.status,
    madeAt: cache.creationTime ?? "",
    expiresAt: cache.expireDateTime,
    lastMatchedAt: cache.lastMatchedTime,
    tags: cache.tags,
    args: saidBy(imageCacheArguments, cache),
    stateAfter: (inputs, accountId, secrets) => stateAfter({ olds: {}, secrets }, inputs, cache, accountId),
  };
}
