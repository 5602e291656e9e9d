import { storedHiddenInputs } from "../../core/hidden.js";
import type { Operation } from "../../core/operation.js";
import type { Properties } from "../../core/resource.js";
import { pollerOf } from "../imageCache/polling/poller.js";
import { imageCachesOf } from "./inputs.js";
import { refreshed } from "./state.js";

/** Looks at the set again. The gate itself is never gone: what is not Ready, or not there, is waited for by the next update. */
export async function read(
  operation: Operation,
  id: string,
  state: Properties,
): Promise<{ outs: Properties; inputs: Properties }> {
  const caches = imageCachesOf(state);
  const clouds = await Promise.all(caches.map((cache) => operation.cloudAt(cache, cache.imageCacheId)));
  const looks = clouds.map((cloud, index) => {
    const { imageCacheId = "" } = caches[index] ?? {};
    return pollerOf(cloud).look(imageCacheId, `${id} ${imageCacheId}`, operation);
  });
  const found = await Promise.all(looks);
  const notReady = caches.filter((_, index) => found[index]?.status !== "Ready");
  return {
    outs: refreshed(
      state,
      notReady.map(({ imageCacheId }) => imageCacheId),
    ),
    inputs: { ...storedHiddenInputs(state), imageCaches: caches },
  };
}
