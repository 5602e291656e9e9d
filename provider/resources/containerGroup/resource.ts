import type { Operation } from "../../core/operation.js";
import { mayMove } from "../../core/region.js";
import type { DiffResult, Properties, Resource } from "../../core/resource.js";
import { check } from "./check.js";
import { create } from "./create.js";
import { remove } from "./delete.js";
import { decide, type Observation } from "./diff.js";
import { hasEnded, isForgotten, isJob } from "./life.js";
import { followerOf } from "./looks.js";
import { read } from "./read.js";
import { stateOf } from "./state.js";
import { update } from "./update.js";

/** Decides from state and declaration; a status that can have changed by itself is looked up first. */
async function diff(
  operation: Operation,
  id: string,
  olds: Properties,
  news: Properties,
): Promise<DiffResult> {
  return decide(olds, news, await observe(operation, id, olds, news));
}

async function observe(
  operation: Operation,
  id: string,
  olds: Properties,
  news: Properties,
): Promise<Observation> {
  if (mayMove(olds, news)) return {};
  const cloud = await operation.cloud();
  const accountId = await cloud.accountId();
  const { status, forgotten } = stateOf(olds);
  if (forgotten || (hasEnded(status) && isJob(olds)) || accountId !== olds.accountId) return { accountId };
  const seen = await followerOf(cloud).look(id, `diff ${operation.identity.urn} ${id}`, operation);
  if (seen !== undefined) return { accountId, status: seen.status };
  // A job that was deleted from outside shows in a refresh.
  const { clock } = operation;
  const isOver = isForgotten(olds, clock.now(), clock.factor);
  return { accountId, gone: isOver || !isJob(olds) };
}

export const containerGroupResource: Resource = {
  kind: "ContainerGroup",
  tagged: "containerGroup",
  check,
  diff,
  create,
  read,
  update,
  delete: remove,
};
