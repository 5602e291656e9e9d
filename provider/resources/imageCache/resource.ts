import type { Operation } from "../../core/operation.js";
import { mayMove } from "../../core/region.js";
import type { DiffResult, Properties, Resource } from "../../core/resource.js";
import { check } from "./check.js";
import { foreseeCost } from "./cost/foreseeCost.js";
import { create } from "./create.js";
import { remove } from "./delete.js";
import { decide, isFinal, type Observation } from "./diff.js";
import { concernsImages, verifyRebuild } from "./foresight/verify.js";
import { lookForMoves } from "./freshness/moved.js";
import { pullsAgain } from "./plan.js";
import { pollerOf } from "./polling/poller.js";
import { read } from "./read.js";
import { renewalOf } from "./renewal.js";
import { imageCacheOutputs } from "./schema.js";
import { stateOf } from "./state.js";
import { update } from "./update.js";

/** Decides from state and declaration; a stored status that can have changed by itself is looked up first. */
async function diff(
  operation: Operation,
  id: string,
  olds: Properties,
  news: Properties,
): Promise<DiffResult> {
  const observed = await observe(operation, id, olds, news);
  const decision = decide(olds, news, observed);
  const { status = stateOf(olds).status } = observed;
  const renewal = renewalOf(olds, news, observed.now, observed.expireDateTime);
  if (renewal === "replace") operation.session.noteReplacing(operation.identity.urn);
  const buildsAgain = decision.replaces.length > 0 || status === "UpdateFailed" || renewal === "pull";
  // What the program changes, the check has looked at.
  if (buildsAgain && !concernsImages(olds, news)) await verifyRebuild(operation, news);
  const hasMoved = (observed.moved ?? []).length > 0;
  const pulls = pullsAgain(olds, news, { status }, { hasMoved, renewal });
  const isBuilt = decision.replaces.length > 0 || pulls;
  if (isBuilt && !operation.session.isRefreshing(operation.identity.urn))
    await foreseeCost(operation, olds, news);
  return decision;
}

async function observe(
  operation: Operation,
  id: string,
  olds: Properties,
  news: Properties,
): Promise<Observation> {
  const now = operation.clock.now();
  if (mayMove(olds, news)) return { now };
  const cloud = await operation.cloud();
  const accountId = await cloud.accountId();
  const moved = await lookForMoves(operation, olds, news);
  if (isFinal(stateOf(olds).status) || accountId !== olds.accountId) return { now, accountId, moved };
  const cache = await pollerOf(cloud).look(id, `diff ${operation.identity.urn} ${id}`, operation);
  const { status, expireDateTime } = cache ?? {};
  return { now, accountId, moved, status, expireDateTime, gone: cache === undefined };
}

export const imageCacheResource: Resource = {
  kind: "ImageCache",
  tagged: "imageCache",
  outputs: imageCacheOutputs,
  check,
  diff,
  create,
  read,
  update,
  delete: remove,
};
