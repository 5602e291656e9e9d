import { describeImageCache, type ImageCache, listImageCaches } from "../../cloud/eci.js";
import { creatingPhase, userTags } from "../../core/ownership.js";
import type { Properties } from "../../core/resource.js";
import type { Existing, Kind } from "../kind.js";
import { deleteAndWait } from "./delete.js";
import { imageCacheResource } from "./resource.js";
import { stateAfter } from "./state.js";

export const imageCacheKind: Kind = {
  name: "imageCache",
  type: "pulumi-nodejs:dynamic/eci:ImageCache",
  className: "ImageCache",
  noun: "image cache",
  resource: imageCacheResource,
  writeOnly: ["securityGroupId", "vswitchIds", "retentionDays", "imageRegistryCredentials"],
  unfinishedPhases: [creatingPhase],
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
    tags: cache.tags,
    args: argsOf(cache),
    stateAfter: (inputs, accountId, secrets) => stateAfter({ olds: {}, secrets }, inputs, cache, accountId),
  };
}

const defaultSize = 20;

function argsOf(cache: ImageCache): Properties {
  const tags = userTags(cache.tags);
  return {
    images: cache.images,
    imageCacheName: cache.imageCacheName,
    ...(cache.imageCacheSize === defaultSize ? {} : { imageCacheSize: cache.imageCacheSize }),
    ...(cache.eliminationStrategy === undefined ? {} : { eliminationStrategy: cache.eliminationStrategy }),
    ...(Object.keys(tags).length === 0 ? {} : { tags }),
  };
}
