import { describeEipAddress } from "../../cloud/vpc.js";
import { cloudOf } from "../../core/cloudOf.js";
import { lookTimeoutMs } from "../../core/hidden.js";
import type { Context, Properties } from "../../core/resource.js";
import { refreshed } from "./state.js";

/** What the cloud has of an address; undefined when its own account and region do not know its id. */
export async function read(
  context: Context,
  id: string,
  state: Properties,
): Promise<{ outs: Properties; inputs: Properties } | undefined> {
  const cloud = await cloudOf(context, id, state);
  const deadline = cloud.clock.now() + lookTimeoutMs;
  const address = await describeEipAddress(cloud.vpc, id, deadline);
  if (address === undefined) return undefined;
  context.clouds.phases.keepIfCreating(cloud, "eip", id, address.tags);
  return refreshed(state, address, await cloud.accountId(deadline));
}
