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
  if (cache === undefined) return undefined;
  operation.session.keepIfCreating(cloud.shared, "imageCache", id, cache.tags);
  return refreshed(operation, state, cache, await cloud.accountId());
}
