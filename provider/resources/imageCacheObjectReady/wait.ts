import type { Operation } from "../../core/operation.js";
import { progressLog } from "../../core/progress.js";
import { ClusterError } from "../../kubernetes/clusterError.js";
import type { ImageCacheObject } from "../../kubernetes/imageCacheObject.js";
import type { ImageCacheObjects } from "../../kubernetes/imageCacheObjects.js";
import { explainDelay, explainFailure, explainSlowPull } from "../imageCache/failure.js";
import { PullWatch, slowly } from "../imageCache/polling/pullWatch.js";

/** An object that has not become Ready. */
export class ObjectNotReady extends Error {
  override readonly name = "ObjectNotReady";

  constructor(
    message: string,
    /** The last that was seen of it; undefined where it is not in the cluster. */
    readonly last: ImageCacheObject | undefined,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

interface Wait {
  operation: Operation;
  cluster: ImageCacheObjects;
  name: string;
  /** The object that the program has made; another one of its name is not waited for. */
  uid: string | undefined;
}

const lookMs = 2_000;
/** A wrong address looks like a passing outage, and the deadline is an hour away. */
const longestTroubleMs = 5 * 60 * 1_000;

/** Follows an object until its phase is Ready; throws as soon as it has failed, has vanished, or time has run out. */
export async function waitUntilReady(wait: Wait): Promise<ImageCacheObject> {
  const { operation, name } = wait;
  const { clock, signal } = operation;
  const logProgress = progressLog(operation.log.progress);
  const pull = new PullWatch(clock);
  let last: ImageCacheObject | undefined;
  for (const look = watcherOf(wait); ; ) {
    const object = await look(last);
    if (object !== undefined) {
      last = object;
      const { phase, progress, events = [] } = object.status ?? {};
      if (phase !== undefined && phase !== "") logProgress(phase, progress);
      const slow = pull.notice(phase, progress);
      if (slow !== undefined) {
        operation.log.warning(`imagecache/${name} ${slowly("has", slow)}: ${explainSlowPull(events)}`);
      }
      if (phase === "Ready") return object;
      if (isFailed(object)) throw new ObjectNotReady(failureOf(object), object);
    }
    if (signal?.aborted || clock.now() + lookMs * clock.factor >= operation.deadline) {
      throw new ObjectNotReady(timeoutText(name, last, pull), last);
    }
    await clock.pause(lookMs * clock.factor, signal);
  }
}

export function isFailed(object: ImageCacheObject): boolean {
  return object.status?.phase === "Failed" || object.status?.phase === "UpdateFailed";
}

/** Looks at the object; undefined while the API server is in passing trouble. */
function watcherOf({ operation: { clock }, cluster, name, uid }: Wait) {
  let troubleSince: number | undefined;
  return async (last: ImageCacheObject | undefined): Promise<ImageCacheObject | undefined> => {
    try {
      const object = await cluster.get(name);
      troubleSince = undefined;
      if (object === undefined) throw new ObjectNotReady(missingText(name, cluster.server), last);
      if (uid !== undefined && object.metadata.uid !== uid) {
        throw new ObjectNotReady(otherText(name, cluster.server), undefined);
      }
      return object;
    } catch (error) {
      if (!(error instanceof ClusterError)) throw error;
      troubleSince ??= clock.now();
      const isOver = clock.now() >= troubleSince + longestTroubleMs * clock.factor;
      if (!error.isPassing || isOver) throw new ObjectNotReady(error.message, last, { cause: error });
      return undefined;
    }
  };
}

function failureOf(object: ImageCacheObject): string {
  const { phase, imageCacheId = "no id", events = [] } = object.status ?? {};
  return (
    `the image cache of the object ${object.metadata.name} (${imageCacheId}) is ${phase}. ${explainFailure(events)} ` +
    "The next pulumi up deletes the object and makes it again."
  );
}

function missingText(name: string, server: string): string {
  return (
    `the object imagecache/${name} is not in the cluster at ${server}. If this is another cluster than the one of the ` +
    "kubernetes provider, set kubeconfig (and context) to that one's; if somebody has deleted the object, run pulumi refresh."
  );
}

function otherText(name: string, server: string): string {
  return (
    `the object imagecache/${name} in the cluster at ${server} is not the one that this program has made. If this is another ` +
    "cluster than the one of the kubernetes provider, set kubeconfig (and context) to that one's; if somebody has made the object " +
    "again, run pulumi refresh."
  );
}

function timeoutText(name: string, last: ImageCacheObject | undefined, pull: PullWatch): string {
  const { phase, progress, events = [] } = last?.status ?? {};
  if (phase === undefined) {
    return (
      `no virtual node has taken up the object imagecache/${name}: its status is empty. Check that the cluster has a virtual node, ` +
      "and run pulumi up again to go on waiting."
    );
  }
  return [
    `the object imagecache/${name} is still ${phase} (${progress ?? "no progress"}).`,
    explainDelay(events, pull.slowness(phase, progress) !== undefined),
    "It goes on in the cluster: run pulumi up again to go on waiting, or raise customTimeouts.",
  ].join(" ");
}
