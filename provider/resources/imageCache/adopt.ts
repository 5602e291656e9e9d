import type { Cloud } from "../../accounts/clouds.js";
import { describeImageCache, type ImageCache, listImageCaches } from "../../cloud/eci.js";
import { type Candidate, SharedList, takeLeftover } from "../../core/adoption.js";
import { creatingPhase, phaseTag, shortHash } from "../../core/ownership.js";
import type { Context } from "../../core/resource.js";
import { deleteAndWait } from "./delete.js";
import { fieldNames, fields } from "./fields.js";
import type { ImageCacheInputs } from "./inputs.js";

const creating = new SharedList<ImageCache>((cloud, deadline) =>
  listImageCaches(cloud.eci, { [phaseTag]: creatingPhase }, deadline),
);

/** A cache that an interrupted run of the same resource has left, made for the same arguments. */
export async function adoptLeftover(
  context: Context,
  cloud: Cloud,
  owner: string,
  digest: string,
  deadline: number,
): Promise<ImageCache | undefined> {
  const found = await takeLeftover(context, {
    owner,
    digest,
    list: async () => (await creating.get(context, cloud, owner, deadline)).map(candidateOf),
    look: async (id) => {
      const cache = await describeImageCache(cloud.eci, id, deadline);
      return cache === undefined ? undefined : candidateOf(cache);
    },
    remove: (id) => deleteAndWait(context, cloud, id, deadline),
  });
  return found?.cache;
}

/** What a cache was made for. The passwords are left out: they go out again with every new pull. */
export function digestOf(inputs: ImageCacheInputs): string {
  const parts = fieldNames
    .filter((name) => fields[name].change !== "local" && name !== "imageRegistryCredentials")
    .map((name) => [name, inputs[name] ?? null]);
  return shortHash(parts, 32);
}

function candidateOf(cache: ImageCache): Candidate & { cache: ImageCache } {
  return { id: cache.imageCacheId, tags: cache.tags, isBroken: cache.status === "Failed", cache };
}
