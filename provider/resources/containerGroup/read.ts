import { looked } from "../../core/look.js";
import type { Operation } from "../../core/operation.js";
import type { Properties } from "../../core/resource.js";
import { isForgotten } from "./life.js";
import { readerOf } from "./looks.js";
import { sightOf } from "./sight.js";
import { refreshed, remembered } from "./state.js";
import { noteSecrets } from "./values.js";

/** What the cloud has of a group; a job that it has forgotten stays as it was, and undefined is one that is gone. */
export async function read(
  operation: Operation,
  id: string,
  state: Properties,
): Promise<{ outs: Properties; inputs: Properties } | undefined> {
  noteSecrets(operation, state);
  const cloud = await operation.cloud();
  const group = await readerOf(cloud).look(id, `read ${operation.identity.urn} ${id}`, operation);
  if (group === undefined && isForgotten(state, operation.clock.now(), operation.clock.factor))
    return remembered(state);
  const found = await looked(operation, "containerGroup", id, state, group);
  if (found === undefined) return undefined;
  return refreshed(operation, found.state, await sightOf(operation, cloud, found.object, found.state));
}
