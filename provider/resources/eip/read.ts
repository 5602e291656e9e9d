import { describeEipAddress } from "../../cloud/vpc.js";
import { looked } from "../../core/look.js";
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
  const found = await looked(operation, "eip", id, state, await describeEipAddress(cloud.vpc, id));
  return found && refreshed(found.state, found.object, found.accountId);
}
