import { looked } from "../../core/look.js";
import type { Operation } from "../../core/operation.js";
import type { Properties } from "../../core/resource.js";
import { pollerOf } from "./polling/poller.js";
import { refreshed } from "./state.js";

/** What the cloud has of a cache; undefined when its own account and region do not know its id. */
export async function read(
  operation: Operation,
  id: string,
  state: Properties,
): Promise<{ outs: Properties; inputs: Properties } | undefined> {
  const cloud = await operation.cloud();
  const cache = await pollerOf(cloud).look(id, `read ${operation.identity.urn} ${id}`, operation.deadline);
  const found = await looked(operation, "imageCache", id, state, cache);
  return found && refreshed(operation, found.state, found.object, found.accountId);
}
