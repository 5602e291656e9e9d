import type { ImageCache } from "../../cloud/eci.js";
import { looked } from "../../core/look.js";
import type { Operation } from "../../core/operation.js";
import type { Properties } from "../../core/resource.js";
import { storedDigests, withoutDigests } from "./freshness/digestOutputs.js";
import { pollerOf } from "./polling/poller.js";
import { refreshed, stateOf } from "./state.js";

/** What the cloud has of a cache; undefined when its own account and region do not know its id. */
export async function read(
  operation: Operation,
  id: string,
  state: Properties,
): Promise<{ outs: Properties; inputs: Properties } | undefined> {
  const cloud = await operation.cloud();
  const cache = await pollerOf(cloud).look(id, `read ${operation.identity.urn} ${id}`, operation);
  const found = await looked(operation, "imageCache", id, state, cache);
  if (found === undefined) return undefined;
  const known = wasPulledUnseen(state, found.object) ? withUnfinishedPull(found.state) : found.state;
  return refreshed(operation, known, found.object, found.accountId);
}

/** A killed run may have pulled what a tag stood for then: what the state says of digests is of an earlier build. */
function wasPulledUnseen(state: Properties, { containerGroupId }: ImageCache): boolean {
  const { trackDigests, containerGroupId: before } = state;
  const isTracked = trackDigests === true && storedDigests(state) !== undefined;
  return isTracked && before !== undefined && containerGroupId !== undefined && before !== containerGroupId;
}

/** The next update pulls what the tags stand for then. */
function withUnfinishedPull(state: Properties): Properties {
  const pending = stateOf(state).__pendingUpdate ?? [];
  return { ...withoutDigests(state), __pendingUpdate: [...new Set([...pending, "images"])] };
}
