import { randomUUID } from "node:crypto";
import type { Cloud } from "../../accounts/clouds.js";
import { explained } from "../../cloud/advice.js";
import {
  describeImageCache,
  type ImageCache,
  type ImageCacheRequest,
  updateImageCache,
} from "../../cloud/eci.js";
import { CloudError, isEipUnusable, isInvalidParameter, isNothingToUpdate } from "../../cloud/errors.js";
import { tagResources, untagResource } from "../../cloud/tags.js";
import { cloudOf } from "../../core/cloudOf.js";
import { nameOf, timeoutMs } from "../../core/hidden.js";
import { ownerOf, ownerTag, userTags } from "../../core/ownership.js";
import { type Context, PartialFailure, type Properties } from "../../core/resource.js";
import { isNotSet } from "../../core/schema/rules.js";
import { finishBuild } from "./build.js";
import { acquireBuildEip } from "./buildEip/buildEip.js";
import { EipLease } from "./buildEip/eipLease.js";
import { changedFields, isCleared } from "./diff.js";
import { type FieldName, fields } from "./fields.js";
import { waitUntilFinal } from "./polling/wait.js";
import { withLogins } from "./registryCredentials.js";
import { updateRequest } from "./request.js";
import { declaredFields, inputsOf, outputsOf, revisionOf, stateAfter, stateOf } from "./state.js";

interface Job {
  context: Context;
  cloud: Cloud;
  id: string;
  olds: Properties;
  news: Properties;
  accountId: string;
  /** Milliseconds since the epoch. */
  deadline: number;
}

export async function update(
  context: Context,
  id: string,
  olds: Properties,
  news: Properties,
): Promise<Properties> {
  const cloud = await cloudOf(context, id, { ...olds, profile: news.profile });
  const accountId = await cloud.accountId(cloud.clock.now() + timeoutMs(news, "update"));
  const deadline = cloud.clock.now() + timeoutMs(news, "update");
  const declared = { ...news, revision: revisionOf(olds) };
  const job: Job = { context, cloud, id, olds, news: declared, accountId, deadline };

  const pending = stateOf(olds).__pendingUpdate ?? [];
  const changed = [...new Set([...changedFields(olds, news), ...pending])];
  const found = await look(job);
  context.clouds.phases.keepIfCreating(cloud, "imageCache", id, found.tags);
  const repeat = found.status === "UpdateFailed" || pending.some((name) => fields[name].change === "update");
  const request = updateRequest(inputsOf(news), changed, repeat);
  const sends = Object.keys(request).length > 0;
  const current = await settle(job, found, sends);
  await syncTags(job, current, changed);
  if (!sends) return stateAfter(declared, await look(job), accountId);
  return carryOut(job, current, request, changed);
}

async function look({ cloud, id, deadline }: Job): Promise<ImageCache> {
  const cache = await describeImageCache(cloud.eci, id, deadline);
  if (cache !== undefined) return cache;
  throw new Error(
    "no longer exists in the cloud: it has expired, was evicted or was deleted from outside. Run pulumi up --refresh, which creates it anew.",
  );
}

/** Waits for what is still going on in the cloud, where that stands in the way or the declaration wants it. */
async function settle(job: Job, found: ImageCache, sends: boolean): Promise<ImageCache> {
  const { context, cloud, id, olds, news, accountId, deadline } = job;
  const buildEip = stateOf(olds).__buildEip;
  if (!sends && news.waitForReady === false && buildEip === undefined) return found;
  const { cache } = await finishBuild({
    context,
    cloud,
    accountId,
    id,
    declared: olds,
    stateIfFailed: olds,
    stateIfTimedOut: olds,
    accepted: found,
    isNew: false,
    waits: true,
    buildEip,
    deadline,
    // An update that failed is what is about to be repeated.
    acceptedStatuses: sends ? ["UpdateFailed"] : [],
  });
  return cache;
}

/** Brings the tags to what is declared; tags come and go one by one, so that the next run can finish this at any point. */
async function syncTags(job: Job, current: ImageCache, changed: readonly FieldName[]): Promise<void> {
  const { cloud, id, news, deadline } = job;
  const wanted: Record<string, string> = changed.includes("tags")
    ? ((news.tags ?? {}) as Record<string, string>)
    : userTags(current.tags);
  const owned = { ...wanted, [ownerTag]: ownerOf(news, job.context.clouds.settings.ownerId) };
  const added = Object.fromEntries(
    Object.entries(owned).filter(([key, value]) => current.tags[key] !== value),
  );
  const removed = Object.keys(userTags(current.tags)).filter((key) => !(key in wanted));
  try {
    await untagResource(cloud.eci, "imageCache", id, removed, deadline);
    await tagResources(cloud.eci, "imageCache", [id], added, deadline);
  } catch (error) {
    if (changed.includes("tags")) throw unfinished(job, current, changed, error);
    // Only the owner's mark is missing, which nothing of the declaration depends on.
    job.context.log(`could not be marked with its owner: ${explained(error)}`);
  }
}

async function carryOut(
  job: Job,
  current: ImageCache,
  request: ImageCacheRequest,
  changed: readonly FieldName[],
): Promise<Properties> {
  const { context, cloud, news } = job;
  const lentTo = request.images === undefined ? undefined : request.eipInstanceId;
  const eip = await EipLease.acquire(context, cloud, lentTo, nameOf(news));
  // The time in the queue does not count.
  const deadline = eip.hasWaited ? cloud.clock.now() + timeoutMs(news, "update") : job.deadline;
  try {
    return await send({ ...job, deadline }, current, request, changed, eip);
  } finally {
    eip.release();
  }
}

async function send(
  job: Job,
  current: ImageCache,
  request: ImageCacheRequest,
  changed: readonly FieldName[],
  eip: EipLease,
): Promise<Properties> {
  const { context, cloud, id, accountId, deadline } = job;
  const inputs = inputsOf(job.news);
  const pulls = request.images !== undefined;
  let { revision } = job.news;
  let buildEip: string | undefined;
  try {
    if (pulls && inputs.autoCreateEip)
      buildEip = await acquireBuildEip(
        cloud,
        ownerOf(job.news, context.clouds.settings.ownerId),
        inputs,
        deadline,
      );
    const address = buildEip === undefined ? {} : { eipInstanceId: buildEip };
    const sent = { ...request, ...address };
    await eip.send(deadline, () => updateImageCache(cloud.eci, id, withLogins(sent), randomUUID(), deadline));
    if (pulls) revision = revisionOf(job.olds) + 1;
    context.log(pulls ? "pulling the images again" : "updated");
  } catch (error) {
    if (refusesSmallerSize(error, current, request))
      throw kept(job, current, job.olds, ["imageCacheSize"], error);
    if (buildEip === undefined && clingsToEip(error, request))
      throw kept(job, current, job.olds, ["eipInstanceId"], error);
    if (!isNothingToUpdate(error)) throw unfinished(job, current, changed, error, buildEip);
  }
  const news: Properties = { ...job.news, revision };
  const waits = news.waitForReady !== false || buildEip !== undefined || eip.hasWaited;
  const { cache, state } = await finishBuild({
    context,
    cloud,
    accountId,
    id,
    declared: news,
    stateIfFailed: { ...job.olds, revision, __pendingUpdate: changed },
    // The API has accepted all of it: what is left to do is to wait.
    stateIfTimedOut: { ...news, __declared: declaredFields(news) },
    accepted: await lookAfterUpdate(job, current, waits),
    isNew: pulls,
    waits,
    buildEip,
    deadline,
    acceptedStatuses: [],
  });
  if (!waits) eip.handOver(() => waitUntilFinal({ cloud, imageCacheId: id, deadline, log: () => {} }));
  return verified({ ...job, news }, cache, state, changed);
}

/** The cache right after the update, for a declaration that waits for nothing more. */
async function lookAfterUpdate(job: Job, current: ImageCache, waits: boolean): Promise<ImageCache> {
  // What may just have been cleared is not known any more.
  const updating = {
    ...current,
    status: "Updating",
    expireDateTime: undefined,
    eliminationStrategy: undefined,
  };
  if (waits) return updating;
  return look(job).catch((error: unknown) => {
    // A look that was refused says nothing of the cache; one that finds it gone does.
    if (error instanceof CloudError) return updating;
    throw error;
  });
}

/** An update that broke off: the state keeps the old arguments and what is left to do. */
function unfinished(
  job: Job,
  current: ImageCache,
  changed: readonly FieldName[],
  error: unknown,
  buildEip?: string,
): PartialFailure {
  const outs: Properties = {
    ...job.olds,
    ...outputsOf(current, job.accountId, job.news),
    __pendingUpdate: changed.filter((name) => fields[name].change !== "local"),
    __buildEip: buildEip,
  };
  return new PartialFailure(
    `the update broke off: ${explained(error)} Run pulumi up again to finish it.`,
    job.id,
    outs,
    { cause: error },
  );
}

/** Whether a cache may shrink is not documented: it is tried, and a refusal leads to a replacement. */
function refusesSmallerSize(error: unknown, current: ImageCache, request: ImageCacheRequest): boolean {
  const shrinks = (request.imageCacheSize ?? 0) < (current.imageCacheSize ?? 0);
  return request.imageCacheSize !== undefined && shrinks && isInvalidParameter(error);
}

/** Whether a new pull forgets the address of the last one is not documented: where it does not, only a new cache helps. */
function clingsToEip(error: unknown, request: ImageCacheRequest): boolean {
  return request.images !== undefined && request.eipInstanceId === undefined && isEipUnusable(error);
}

const clearedReadings: Partial<Record<FieldName, (cache: ImageCache) => unknown>> = {
  retentionDays: (cache) => cache.expireDateTime,
  eliminationStrategy: (cache) => cache.eliminationStrategy,
};

/** Whether the cloud has taken back what was cleared is not documented: what stayed is replaced by the next run. */
function verified(job: Job, cache: ImageCache, state: Properties, changed: readonly FieldName[]): Properties {
  const stayed = changed.filter(
    (name) => isCleared(job.news[name]) && !isNotSet(clearedReadings[name]?.(cache)),
  );
  if (stayed.length === 0) return state;
  throw kept(job, cache, state, stayed);
}

function kept(
  job: Job,
  cache: ImageCache,
  state: Properties,
  names: readonly FieldName[],
  cause?: unknown,
): PartialFailure {
  const reason = cause instanceof Error ? ` (${cause.message})` : "";
  return new PartialFailure(
    `the cloud has kept the old ${names.join(" and ")}${reason}. Run pulumi up again: it replaces the cache, which gets it right.`,
    job.id,
    { ...state, ...outputsOf(cache, job.accountId, job.news), __uncleared: names },
    { cause },
  );
}
