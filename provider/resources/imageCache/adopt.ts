import { describeImageCache, type ImageCache, listImageCaches } from "../../cloud/eci.js";
import { type Candidate, SharedList, takeLeftover } from "../../core/adoption.js";
import type { Operation } from "../../core/operation.js";
import { creatingPhase, phaseTag, shortHash } from "../../core/ownership.js";
import { factsOf } from "../../core/schema/changes.js";
import { digestParts } from "../../core/schema/table.js";
import { deleteAndWait } from "./delete.js";
import type { ImageDigests } from "./freshness/digests.js";
import { fieldNames, type ImageCacheInputs, imageCacheArguments, withoutOwnSize } from "./schema.js";

const creating = new SharedList<ImageCache>((cloud) =>
  listImageCaches(cloud.eci, { [phaseTag]: creatingPhase }),
);

/** A cache that an interrupted run of the same resource has left, made for the same arguments. */
export async function adoptLeftover(
  operation: Operation,
  inputs: ImageCacheInputs,
  digests: ImageDigests | undefined,
): Promise<ImageCache | undefined> {
  const cloud = await operation.cloud();
  const found = await takeLeftover(operation, {
    digest: digestOf(inputs, digests),
    list: async () => (await creating.get(operation)).map(candidateOf),
    look: async (id) => {
      const cache = await describeImageCache(cloud.eci, id);
      return cache === undefined ? undefined : candidateOf(cache);
    },
    remove: (id) => deleteAndWait(cloud, id),
  });
  return found?.cache;
}

/** The passwords are left out: they go out again with every new pull. */
const digested = fieldNames.filter((name) => {
  const { change, secret } = factsOf(imageCacheArguments, name);
  return change !== "local" && !secret;
});

/** What a cache was made for; where digests are tracked, what its images stand for is part of that. */
export function digestOf(inputs: ImageCacheInputs, digests?: ImageDigests): string {
  const parts: unknown[] = digestParts(imageCacheArguments, digested, withoutOwnSize(inputs));
  return shortHash(inputs.trackDigests && digests ? [...parts, digests] : parts, 32);
}

function candidateOf(cache: ImageCache): Candidate & { cache: ImageCache } {
  return { id: cache.imageCacheId, tags: cache.tags, isBroken: cache.status === "Failed", cache };
}
