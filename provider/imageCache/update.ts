import { randomUUID } from "node:crypto";
import type { Cloud } from "../cloud/cloud.js";
import {
  describeImageCache,
  type ImageCache,
  type ImageCacheRequest,
  updateImageCache,
} from "../cloud/eci.js";
import { isNothingToUpdate } from "../cloud/errors.js";
import { tagResources, untagResource } from "../cloud/tags.js";
import { cloudOf } from "../guard.js";
import { timeoutMs } from "../hidden.js";
import { ownerOf, ownerTag, userTags } from "../ownership.js";
import { type Context, PartialFailure, type Properties } from "../resource.js";
import { isAbsent } from "../rules.js";
import { finishBuild } from "./build.js";
import { acquireBuildEip } from "./buildEip.js";
import { changedFields } from "./diff.js";
import { type FieldName, fields } from "./fields.js";
import { updateRequest } from "./request.js";
import { inputsOf, outputsOf, stateAfter, stateOf } from "./state.js";

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
  const cloud = await cloudOf(context, id, olds);
  const accountId = await cloud.accountId(cloud.pace.now() + timeoutMs(news, "update"));
  const deadline = cloud.pace.now() + timeoutMs(news, "update");
  const job: Job = { context, cloud, id, olds, news, accountId, deadline };

  const pending = stateOf(olds).__pendingUpdate ?? [];
  const changed = [...new Set([...changedFields(olds, news), ...pending])];
  const found = await look(job);
  const repeat = found.status === "UpdateFailed" || pending.some((name) => fields[name].change === "update");
  const request = updateRequest(inputsOf(news), changed, repeat);
  const sends = Object.keys(request).length > 0;
  const current = await settle(job, found, sends);
  await syncTags(job, current, changed);
  if (!sends) return stateAfter(news, await look(job), accountId);
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
    declared: { ...olds, waitForReady: true },
    otherwise: olds,
    accepted: found,
    buildEip,
    deadline,
    // An update that failed is what is about to be repeated.
    tolerated: sends ? ["UpdateFailed"] : [],
  });
  return cache;
}

/** Brings the tags to what is declared; tags come and go one by one, so that the next run can finish this at any point. */
async function syncTags(job: Job, current: ImageCache, changed: readonly FieldName[]): Promise<void> {
  const { cloud, id, news, deadline } = job;
  const wanted: Record<string, string> = changed.includes("tags")
    ? ((news.tags ?? {}) as Record<string, string>)
    : userTags(current.tags);
  const owned = { ...wanted, [ownerTag]: ownerOf(news) };
  const added = Object.fromEntries(
    Object.entries(owned).filter(([key, value]) => current.tags[key] !== value),
  );
  const removed = Object.keys(userTags(current.tags)).filter((key) => !(key in wanted));
  try {
    await untagResource(cloud.eci, "imageCache", id, removed, deadline);
    await tagResources(cloud.eci, "imageCache", [id], added, deadline);
  } catch (error) {
    throw unfinished(job, current, changed, error);
  }
}

async function carryOut(
  job: Job,
  current: ImageCache,
  request: ImageCacheRequest,
  changed: readonly FieldName[],
): Promise<Properties> {
  const { context, cloud, id, news, accountId, deadline } = job;
  const inputs = inputsOf(news);
  const pulls = request.images !== undefined;
  let buildEip: string | undefined;
  try {
    if (pulls && inputs.autoCreateEip)
      buildEip = await acquireBuildEip(cloud, ownerOf(news), inputs, deadline);
    const address = buildEip === undefined ? {} : { eipInstanceId: buildEip };
    await updateImageCache(cloud.eci, id, { ...request, ...address }, randomUUID(), deadline);
    context.log(pulls ? "pulling the images again" : "updated");
  } catch (error) {
    if (!isNothingToUpdate(error)) throw unfinished(job, current, changed, error, buildEip);
  }
  const { cache, state } = await finishBuild({
    context,
    cloud,
    accountId,
    id,
    declared: news,
    otherwise: { ...job.olds, __pendingUpdate: changed },
    accepted: { ...current, status: "Updating" },
    buildEip,
    deadline,
    tolerated: [],
  });
  return verified(job, cache, state, changed);
}

/** An update that broke off: the state keeps the old arguments and what is left to do. */
function unfinished(
  job: Job,
  current: ImageCache,
  changed: readonly FieldName[],
  error: unknown,
  buildEip?: string,
): PartialFailure {
  const reason = error instanceof Error ? error.message : String(error);
  const outs: Properties = {
    ...job.olds,
    ...outputsOf(current, job.accountId),
    __pendingUpdate: changed.filter((name) => fields[name].change !== "local"),
  };
  if (buildEip !== undefined) outs.__buildEip = buildEip;
  return new PartialFailure(
    `the update broke off: ${reason} Run pulumi up again to finish it.`,
    job.id,
    outs,
    {
      cause: error,
    },
  );
}

const clearedReadings: Partial<Record<FieldName, (cache: ImageCache) => unknown>> = {
  retentionDays: (cache) => cache.expireDateTime,
  eliminationStrategy: (cache) => cache.eliminationStrategy,
};

/** Whether the cloud has taken back what was cleared is not documented: what stayed is replaced by the next run. */
function verified(job: Job, cache: ImageCache, state: Properties, changed: readonly FieldName[]): Properties {
  const kept = changed.filter(
    (name) => isAbsent(job.news[name]) && !isAbsent(clearedReadings[name]?.(cache)),
  );
  if (kept.length === 0) return state;
  throw new PartialFailure(
    `the cloud has kept ${kept.join(" and ")} although it was removed. Run pulumi up again: it replaces the cache, which clears it.`,
    job.id,
    { ...state, __uncleared: kept },
  );
}
