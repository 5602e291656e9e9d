import { cloudOf } from "../../core/cloudOf.js";
import { lookTimeoutMs } from "../../core/hidden.js";
import type { Context, Properties } from "../../core/resource.js";
import { pollerOf } from "./polling/poller.js";
import { refreshed } from "./state.js";

/** What the cloud has of a cache; undefined when its own account and region do not know its id. */
export async function read(
  context: Context,
  id: string,
  state: Properties,
): Promise<{ outs: Properties; inputs: Properties } | undefined> {
  const cloud = await cloudOf(context, id, state);
  const deadline = cloud.clock.now() + lookTimeoutMs;
  const cache = await pollerOf(cloud).look(id, `read ${state.__urn} ${id}`, deadline);
  if (cache === undefined) return undefined;
  context.clouds.phases.keepIfCreating(cloud, "imageCache", id, cache.tags);
  return refreshed(state, cache, await cloud.accountId(deadline));
}
