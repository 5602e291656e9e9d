import { explained } from "../../cloud/advice.js";
import type { Cloud } from "../../cloud/cloud.js";
import { describeImageCache, type ImageCache } from "../../cloud/eci.js";
import type { Operation } from "../../core/operation.js";
import { WaitError } from "../../core/polling/wait.js";
import { mayMove } from "../../core/region.js";
import type { Findings, Properties } from "../../core/resource.js";
import { isKnown } from "../../core/schema/rules.js";
import { sameValue } from "../../core/schema/same.js";
import { explainFailure } from "../imageCache/failure.js";
import { waitUntilFinal } from "../imageCache/polling/wait.js";

const property = "imageCacheId";

/** What is to be said of the cache that a group is to start from, where a new group would: a look that fails says nothing. */
export async function foreseeCache(
  operation: Operation,
  olds: Properties,
  news: Properties,
): Promise<Findings> {
  const found: Findings = { failures: [], warnings: [] };
  const { imageCacheId: id } = news;
  const isNews = !sameValue(olds[property], id) || mayMove(olds, news);
  if (!isKnown(id) || !isKnown(news.regionId) || !isNews) return found;
  try {
    const cloud = await operation.cloud();
    const cache = await describeImageCache(cloud.eci, String(id));
    const refusal = refusalOf(String(id), cache, cloud);
    if (refusal !== undefined) found.failures.push({ property, reason: refusal });
    else if (cache !== undefined && !isUsable(cache))
      found.warnings.push({
        property,
        reason: `${notYet(String(id), cache)}: the group is made when it is Ready.`,
      });
  } catch (error) {
    found.warnings.push({ property, reason: `could not be looked at: ${explained(error)}` });
  }
  return found;
}

function notYet(id: string, { status, progress = "no progress" }: ImageCache): string {
  return `names a cache that is ${status} (${id}, ${progress})`;
}

/** Why nothing can start from a cache now; undefined where something can. */
export async function whyUnusable(cloud: Cloud, id: string): Promise<string | undefined> {
  const cache = await describeImageCache(cloud.eci, id);
  if (cache === undefined || !isUsable(cache))
    return refusalOf(id, cache, cloud) ?? (cache && `${notYet(id, cache)}.`);
  return undefined;
}

function isUsable({ status }: ImageCache): boolean {
  return status === "Ready" || status === "UpdateFailed";
}

function refusalOf(id: string, cache: ImageCache | undefined, { region }: Cloud): string | undefined {
  if (cache === undefined)
    return `names a cache that does not exist in ${region} (${id}): it was deleted, has expired, or is of another region.`;
  if (cache.status !== "Failed") return undefined;
  return `names a cache that has failed (${id}). ${explainFailure(cache.events)}`;
}

/** Waits until the cache can be started from: while it is built or updated, the cloud refuses groups that name it. */
export async function waitForCache(operation: Operation, id: string): Promise<void> {
  const cloud = await operation.cloud();
  const cache = await describeImageCache(cloud.eci, id);
  if (cache !== undefined && isUsable(cache)) return;
  const refusal = refusalOf(id, cache, cloud);
  if (refusal !== undefined) throw new Error(`Nothing was created: imageCacheId ${refusal}`);
  operation.log.info(`waits for the image cache ${id}, which is ${cache?.status}`);
  const ended = await waitUntilFinal(cloud, id).catch((error: unknown) => {
    if (!(error instanceof WaitError)) throw error;
    throw new Error(`Nothing was created: the image cache ${id} ${error.message}`, { cause: error });
  });
  const why = ended === undefined || !isUsable(ended) ? refusalOf(id, ended, cloud) : undefined;
  if (why !== undefined) throw new Error(`Nothing was created: imageCacheId ${why}`);
  // The time that the cache took does not count.
  operation.restartTimeout();
}
