import type { Operation } from "../../core/operation.js";
import { WaitError } from "../../core/polling/wait.js";
import type { Properties } from "../../core/resource.js";
import { explainFailure } from "../imageCache/failure.js";
import { eventsOfBuild } from "../imageCache/instanceEvents.js";
import { waitUntilFinal } from "../imageCache/polling/wait.js";
import { imageCachesOf } from "./inputs.js";
import { Progress } from "./progress.js";
import { SlowPulls } from "./slowPulls.js";

/**
 * Waits until every cache of the set has come to an end, and tells of all those that are not Ready: as an error, or with
 * `onBuildFailure: "warn"` as a warning. Hands out their ids.
 */
export async function waitUntilReady(operation: Operation, inputs: Properties): Promise<string[]> {
  const caches = imageCachesOf(inputs);
  const progress = new Progress(caches.length, operation.log.progress);
  const slowPulls = new SlowPulls(operation);
  // All clouds first: waits that begin together share their first look.
  const clouds = await Promise.all(caches.map((cache) => operation.cloudAt(cache, cache.imageCacheId)));
  const waits = clouds.map(async (cloud, index) => {
    const { name = "", imageCacheId = "" } = caches[index] ?? {};
    try {
      const cache = await waitUntilFinal(cloud, imageCacheId, {
        onSlowPull: (slow, pull) => slowPulls.note({ name, cloud, cache: slow, pull }),
      });
      progress.note(cache?.status ?? "gone");
      if (cache?.status === "Ready") return undefined;
      if (cache === undefined) return vanished;
      return `is ${cache.status}. ${explainFailure(await eventsOfBuild(cloud, cache))}`;
    } catch (error) {
      if (!(error instanceof WaitError)) throw error;
      progress.note("unknown");
      return error.message;
    }
  });
  const complaints = (await Promise.all(waits)).flatMap((complaint, index) => {
    const { name, imageCacheId } = caches[index] ?? { name: "", imageCacheId: "" };
    if (complaint === undefined) return [];
    const text = `- ${name} (${imageCacheId}) ${operation.session.scrub(imageCacheId, complaint)}`;
    return [{ imageCacheId, text }];
  });
  if (complaints.length === 0) return [];
  const told = [
    `${complaints.length} of ${caches.length} image caches are not Ready.`,
    ...complaints.map(({ text }) => text),
    nextRun,
  ].join("\n");
  if (inputs.onBuildFailure !== "warn") throw new Error(told);
  operation.log.warning(`${told}\nThe run goes on without them (onBuildFailure).`);
  return complaints.map(({ imageCacheId }) => imageCacheId);
}

const vanished = "is gone from the cloud: it has expired, was evicted or was deleted from outside.";
const nextRun =
  "The next pulumi up builds those anew that have failed, goes on waiting for those that are still built, and leaves the others " +
  "alone; with --refresh it makes those anew that are gone.";
