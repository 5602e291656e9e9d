import type { ImageCache } from "../../cloud/eci.js";
import type { Operation } from "../../core/operation.js";
import type { Properties } from "../../core/resource.js";
import { type Change, carryOut, settle, syncTags } from "./apply.js";
import { toleratingFailure } from "./build.js";
import { buildSecondsOf } from "./cost/buildTime.js";
import { costOutputsOf, storedCostOutputs } from "./cost/costOutputs.js";
import { unpackedGib } from "./cost/unpackedGib.js";
import { isFinal } from "./diff.js";
import { storedDigestOutputs } from "./freshness/digestOutputs.js";
import { observe } from "./observe.js";
import { planOf } from "./plan.js";
import { afterRenewal, renewalOf } from "./renewal.js";
import { revisionOf, stateAfter, stateOf } from "./state.js";

export function update(
  operation: Operation,
  id: string,
  olds: Properties,
  news: Properties,
): Promise<Properties> {
  return toleratingFailure(
    operation,
    news,
    () => carryOutPlan(operation, id, olds, news),
    ({ outs }) => outs,
  );
}

/** Observes the cache, plans what it lacks, and carries that out. */
async function carryOutPlan(
  operation: Operation,
  id: string,
  olds: Properties,
  news: Properties,
): Promise<Properties> {
  const cloud = await operation.cloud();
  const accountId = await cloud.accountId();
  const declared = { ...news, revision: revisionOf(olds) };
  const found = await observe(cloud, id);
  operation.session.keepIfCreating(cloud.shared, "imageCache", id, found.tags, operation.owner);

  const hasMoved = operation.session.movesOf(operation.identity.urn) !== undefined;
  const before = found.expireDateTime ?? stateOf(olds).expireDateTime;
  const renewal = renewalOf(olds, news, operation.clock.now(), before);
  const plan = planOf(olds, news, found, { hasMoved, renewal });
  const change = { operation, id, olds, news: declared, plan };
  const current = plan.settles ? await settle(change, found) : found;
  await syncTags(change, current);
  const state =
    plan.request === undefined
      ? stateAfter(
          operation,
          { ...declared, ...storedDigestOutputs(olds), ...(await costAfter(change, current)) },
          await observe(cloud, id),
          accountId,
        )
      : await carryOut(change, plan.request, current);
  return afterRenewal(operation, olds, state, { renewal, before });
}

/** A build that an earlier run has begun, and this one has waited for, has its figures now; else they stay. */
async function costAfter({ operation, olds, news }: Change, cache: ImageCache): Promise<Properties> {
  const isFirstBuild = revisionOf(olds) === 1 && olds.buildSeconds === undefined;
  if (!isFirstBuild || isFinal(stateOf(olds).status) || cache.status !== "Ready")
    return storedCostOutputs(olds);
  const unpackedGiB = await unpackedGib(operation, news);
  return costOutputsOf(operation, news, { buildSeconds: buildSecondsOf(cache), unpackedGiB });
}
