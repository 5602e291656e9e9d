import { randomUUID } from "node:crypto";
import { explained } from "../../cloud/advice.js";
import { type ImageCache, updateImageCache } from "../../cloud/eci.js";
import { CloudError, isNothingToUpdate } from "../../cloud/errors.js";
import { tagResources, untagResource } from "../../cloud/tags.js";
import { clingsToAddress, refusesSmallerSize } from "../../cloud/undocumented.js";
import type { Operation } from "../../core/operation.js";
import type { Properties } from "../../core/resource.js";
import { declaredFields } from "../../core/schema/changes.js";
import { parametersOf } from "../../core/schema/table.js";
import { finishBuild } from "./build.js";
import { acquireBuildEip } from "./buildEip/buildEip.js";
import { EipLease } from "./buildEip/eipLease.js";
import { buildSecondsOf } from "./cost/buildTime.js";
import { costOutputsOf, storedCostOutputs } from "./cost/costOutputs.js";
import { unpackedGib } from "./cost/unpackedGib.js";
import { isCleared } from "./diff.js";
import { expectedPull } from "./foresight/expectedPull.js";
import { digestsAfterBuild, digestsAtBuild } from "./freshness/buildDigests.js";
import { digestOutputsOf, storedDigestOutputs } from "./freshness/digestOutputs.js";
import type { ImageDigests } from "./freshness/digests.js";
import { observe } from "./observe.js";
import { type Plan, tagPlanOf } from "./plan.js";
import { waitUntilFinal } from "./polling/wait.js";
import { pullLimitOf, pullQueueOf } from "./pullQueue.js";
import { withLogins } from "./registryCredentials.js";
import type { UpdateRequest } from "./request.js";
import { imageCacheArguments } from "./schema.js";
import { inputsOf, revisionOf, stateAfter, stateOf } from "./state.js";
import { kept, unfinished, withoutWhatStayed } from "./unfinished.js";

/** One update of one cache. */
export interface Change {
  operation: Operation;
  id: string;
  olds: Properties;
  news: Properties;
  plan: Plan;
}

/** Waits for what is still going on in the cloud. */
export async function settle({ operation, id, olds, plan }: Change, found: ImageCache): Promise<ImageCache> {
  const { cache } = await finishBuild(operation, {
    id,
    declared: olds,
    stateIfFailed: olds,
    stateIfTimedOut: olds,
    accepted: found,
    isNew: false,
    buildEip: stateOf(olds).__buildEip,
    // An update that failed is what is about to be repeated.
    acceptedStatuses: plan.request === undefined ? [] : ["UpdateFailed"],
  });
  return cache;
}

export async function syncTags(change: Change, current: ImageCache): Promise<void> {
  const { operation, id, news, plan } = change;
  const cloud = await operation.cloud();
  const { added, removed } = tagPlanOf(plan, news, current.tags, operation.owner.tag);
  try {
    await untagResource(cloud, "imageCache", id, removed);
    await tagResources(cloud, "imageCache", [id], added);
  } catch (error) {
    if (plan.changed.includes("tags")) throw await unfinished(change, current, error);
    // Only the owner's mark is missing, which nothing of the declaration depends on.
    operation.log.info(`could not be marked with its owner: ${explained(error)}`);
  }
}

/** Sends the update, and waits for its end where somebody wants it. */
export async function carryOut(
  change: Change,
  request: UpdateRequest,
  current: ImageCache,
): Promise<Properties> {
  const { operation, plan, news } = change;
  const limit = plan.pulls ? pullLimitOf(news) : undefined;
  if (limit === undefined) return pulledOrUpdated(change, request, current, false);
  const queue = pullQueueOf(await operation.cloud(), limit.of);
  return queue.pull(
    operation.identity.name,
    limit.most,
    () => {
      // The time in the queue does not count.
      operation.restartTimeout();
      // Only a cache that is Ready makes room for the next one.
      return pulledOrUpdated(change, request, current, true);
    },
    () =>
      operation.log.info(
        `waits, because at most ${limit.most} of its set are pulled again at a time (maxConcurrentUpdates)`,
      ),
  );
}

async function pulledOrUpdated(
  change: Change,
  request: UpdateRequest,
  current: ImageCache,
  mustWait: boolean,
): Promise<Properties> {
  const { operation, plan } = change;
  const lease = await EipLease.acquire(operation, plan.pulls ? textOf(request.eipInstanceId) : undefined);
  // The time in the queue does not count.
  if (lease.hasWaited) operation.restartTimeout();
  try {
    return await send(change, request, current, lease, mustWait);
  } finally {
    lease.release();
  }
}

async function send(
  change: Change,
  request: UpdateRequest,
  current: ImageCache,
  lease: EipLease,
  mustWait: boolean,
): Promise<Properties> {
  const { operation, id, olds, plan } = change;
  const cloud = await operation.cloud();
  const digests = plan.pulls ? await digestsAtBuild(operation, change.news) : undefined;
  const { buildEip, isAccepted } = await start(change, request, current, lease);
  const isPulled = isAccepted && plan.pulls;
  const revision = revisionOf(olds) + (isPulled ? 1 : 0);
  const news: Properties = {
    ...change.news,
    ...(isPulled ? digestOutputsOf(digests, "before build") : storedDigestOutputs(olds)),
    ...storedCostOutputs(olds),
    revision,
  };
  const waits = mustWait || news.waitForReady !== false || buildEip !== undefined || lease.hasWaited;
  if (!waits) {
    lease.handOver(() => waitUntilFinal(cloud, id));
    const cache = await lookAfterUpdate(change, current);
    const state = stateAfter(operation, news, cache, await cloud.accountId());
    return withoutWhatStayed({ ...change, news }, cache, state);
  }
  const { cache, state } = await finishBuild(operation, {
    id,
    declared: news,
    stateIfFailed: { ...olds, revision, __pendingUpdate: plan.changed },
    // The API has accepted all of it: what is left to do is to wait, and to look whether it has let go of what was cleared.
    stateIfTimedOut: {
      ...news,
      __declared: declaredFields(imageCacheArguments, news),
      __pendingUpdate: plan.changed.filter((name) => isCleared(news[name])),
    },
    accepted: updating(current, news),
    isNew: plan.pulls,
    expected: plan.pulls ? await expectedPull(operation, news) : undefined,
    buildEip,
  });
  const known = isPulled ? await outputsOfPull(change, current, { cache, state, digests }) : {};
  return withoutWhatStayed({ ...change, news }, cache, { ...state, ...known });
}

/** What is known of a pull once it has ended. */
async function outputsOfPull(
  { operation, news }: Change,
  before: ImageCache,
  { cache, state, digests }: { cache: ImageCache; state: Properties; digests: ImageDigests | undefined },
): Promise<Properties> {
  const buildSeconds = buildSecondsOf(cache, before);
  const unpackedGiB = await unpackedGib(operation, news);
  return {
    ...(await digestsAfterBuild(operation, news, digests)),
    ...costOutputsOf(operation, state, { buildSeconds, unpackedGiB }),
  };
}

/** Has the API begin with it. That it finds nothing to do is no failure. */
async function start(
  change: Change,
  request: UpdateRequest,
  current: ImageCache,
  lease: EipLease,
): Promise<{ buildEip: string | undefined; isAccepted: boolean }> {
  const { operation, id, olds, plan } = change;
  const cloud = await operation.cloud();
  const inputs = inputsOf(change.news);
  let buildEip: string | undefined;
  try {
    if (plan.pulls && inputs.autoCreateEip) buildEip = await acquireBuildEip(cloud, operation.owner, inputs);
    const sent = { ...request, ...(buildEip !== undefined && { eipInstanceId: buildEip }) };
    const parameters = async () => parametersOf(imageCacheArguments, await withLogins(operation, sent));
    await lease.send(async () => updateImageCache(cloud.eci, id, await parameters(), randomUUID()));
    if (plan.pulls) operation.log.info("pulling the images again");
    else operation.log.progress("updated");
    return { buildEip, isAccepted: true };
  } catch (error) {
    if (refusesSmallerSize(error, request.imageCacheSize, current.imageCacheSize))
      throw await kept(change, current, olds, ["imageCacheSize"], error);
    const namesAddress = !plan.pulls || request.eipInstanceId !== undefined || buildEip !== undefined;
    if (clingsToAddress(error, namesAddress))
      throw await kept(change, current, olds, ["eipInstanceId"], error);
    if (!isNothingToUpdate(error)) throw await unfinished(change, current, error, buildEip);
    return { buildEip, isAccepted: false };
  }
}

/** The cache right after the update, for a declaration that waits for nothing more. */
async function lookAfterUpdate({ operation, id, news }: Change, current: ImageCache): Promise<ImageCache> {
  try {
    return await observe(await operation.cloud(), id);
  } catch (error) {
    // A look that was refused says nothing of the cache; one that finds it gone does.
    if (error instanceof CloudError) return updating(current, news);
    throw error;
  }
}

/** What may just have been cleared is not known any more. An old expiry has it renewed once more, at most. */
function updating(current: ImageCache, { retentionDays }: Properties): ImageCache {
  const expireDateTime = isCleared(retentionDays) ? undefined : current.expireDateTime;
  return { ...current, status: "Updating", expireDateTime, eliminationStrategy: undefined };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
