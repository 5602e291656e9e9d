import { describeEipAddress } from "../../cloud/vpc.js";
import type { Operation } from "../../core/operation.js";
import type { Properties } from "../../core/resource.js";
import { refreshed } from "./state.js";

/** What the cloud has of an address; undefined when its own account and region do not know its id. */
export async function read(
  operation: Operation,
  id: string,
  state: Properties,
): Promise<{ outs: Properties; inputs: Properties } | undefined> {
  const cloud = await operation.cloud();
  const address = await describeEipAddress(cloud.vpc, id);
  if (address === undefined) return undefined;
  operation.session.keepIfCreating(cloud.shared, "eip", id, address.tags);
  return refreshed(state, address, await cloud.accountId());
}
