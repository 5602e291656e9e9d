import type { Operation } from "../../core/operation.js";
import { explainFailure } from "../imageCache/failure.js";
import { WaitError, waitUntilFinal } from "../imageCache/polling/wait.js";
import type { WatchedImageCache } from "./inputs.js";
import { Progress } from "./progress.js";

/** Waits until every cache of the set has come to an end, and tells of all those that are not Ready. */
export async function waitUntilReady(
  operation: Operation,
  caches: readonly WatchedImageCache[],
): Promise<void> {
  const progress = new Progress(caches.length, operation.log.info);
  // All clouds first: waits that begin together share their first look.
  const clouds = await Promise.all(caches.map((cache) => operation.cloudAt(cache, cache.imageCacheId)));
  const waits = clouds.map(async (cloud, index) => {
    const { imageCacheId = "" } = caches[index] ?? {};
    try {
      const cache = await waitUntilFinal(cloud, imageCacheId);
      progress.note(cache?.status ?? "gone");
      if (cache?.status === "Ready") return undefined;
      return cache === undefined ? vanished : `is ${cache.status}. ${explainFailure(cache)}`;
    } catch (error) {
      if (!(error instanceof WaitError)) throw error;
      progress.note("unknown");
      return error.message;
    }
  });
  const complaints = (await Promise.all(waits)).flatMap((complaint, index) => {
    const { name, imageCacheId } = caches[index] ?? { name: "", imageCacheId: "" };
    if (complaint === undefined) return [];
    return `- ${name} (${imageCacheId}) ${operation.session.scrub(imageCacheId, complaint)}`;
  });
  if (complaints.length === 0) return;
  throw new Error(
    [`${complaints.length} of ${caches.length} image caches are not Ready.`, ...complaints, nextRun].join(
      "\n",
    ),
  );
}

const vanished = "is gone from the cloud: it has expired, was evicted or was deleted from outside.";
const nextRun =
  "The next pulumi up builds those anew that have failed, goes on waiting for those that are still built, and leaves the others " +
  "alone; with --refresh it makes those anew that are gone.";
