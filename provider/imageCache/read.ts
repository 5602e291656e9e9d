import { describeImageCache } from "../cloud/eci.js";
import { cloudOf } from "../guard.js";
import { lookTimeoutMs } from "../hidden.js";
import type { Context, Properties } from "../resource.js";
import { refreshed } from "./state.js";

/** What the cloud has of a cache; undefined when its own account and region do not know its id. */
export async function read(
  context: Context,
  id: string,
  state: Properties,
): Promise<{ outs: Properties; inputs: Properties } | undefined> {
  const cloud = await cloudOf(context, id, state);
  const deadline = cloud.pace.now() + lookTimeoutMs;
  const cache = await describeImageCache(cloud.eci, id, deadline);
  if (cache === undefined) return undefined;
  context.clouds.phases.keepIfCreating(cloud, "imageCache", id, cache.tags);
  return refreshed(state, cache, await cloud.accountId(deadline));
}
