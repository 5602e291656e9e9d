import type { SharedCloud } from "../provider/cloud/cloud.js";
import type { ImageCache } from "../provider/cloud/eci.js";
import { canonical } from "../provider/core/ownership.js";
import type { ImageCacheObject, ImageCacheObjectStatus } from "../provider/kubernetes/imageCacheObject.js";
import type { ImageCacheObjects } from "../provider/kubernetes/imageCacheObjects.js";
import { isFinal } from "../provider/resources/imageCache/diff.js";
import { Builds } from "./builds.js";
import type { ClusterReader } from "./clusterReader.js";
import type { Pods } from "./pods/pods.js";
import { requestOf } from "./request.js";
import { isPassing, type Troubles } from "./troubles.js";

/** One virtual node: what it does at each look at its cluster. */
export class Node {
  /** The objects that there were at the last look: the ids of their caches by their own uids. */
  private readonly known = new Map<string, string | undefined>();
  private readonly builds: Builds;

  constructor(
    cloud: SharedCloud,
    private readonly objects: ImageCacheObjects,
    private readonly reader: ClusterReader,
    private readonly pods: Pods,
    private readonly troubles: Troubles,
    private readonly log: (message: string) => void,
  ) {
    this.builds = new Builds(cloud);
  }

  /** Looks, and tells what goes wrong instead of throwing it. */
  async lookAgain(): Promise<void> {
    await this.troubles.guard("the cluster", () => this.look());
    await this.lookAtPods();
  }

  /** Registers as a node too. */
  lookAtPods(): Promise<void> {
    return this.troubles.guard("the pods", () => this.pods.look());
  }

  async look(): Promise<void> {
    const objects = await this.objects.list();
    for (const object of objects) {
      await this.troubles.guard(object.metadata.name, () => this.attend(object));
    }
    await this.removeWithout(new Set(objects.map(({ metadata }) => metadata.uid)));
  }

  private async attend(object: ImageCacheObject): Promise<void> {
    const { uid } = object.metadata;
    const { imageCacheId = this.known.get(uid), phase } = object.status ?? {};
    this.known.set(uid, imageCacheId);
    if (phase !== undefined && isFinal(phase)) return;
    if (imageCacheId === undefined) return this.writeStatus(object, await this.beginBuild(object));
    const cache = await this.builds.find(imageCacheId);
    // The address is given back before the object says that the build has ended.
    if (cache === undefined || isFinal(cache.status)) await this.builds.giveBackAddress(uid);
    const startTime = object.status?.startTime ?? now();
    if (cache !== undefined) return this.writeStatus(object, statusOf(cache, startTime));
    const gone = `the image cache ${imageCacheId} was removed before it was Ready`;
    return this.writeStatus(object, { ...failure(gone, startTime), imageCacheId });
  }

  /** The status that a build begins with, or ends with at once. */
  private async beginBuild(object: ImageCacheObject): Promise<ImageCacheObjectStatus> {
    const { uid, name } = object.metadata;
    const startTime = now();
    try {
      const imageCacheId = await this.builds.begin(uid, await this.inputsOf(object));
      this.known.set(uid, imageCacheId);
      this.log(`${name}: ${imageCacheId}`);
      return { imageCacheId, phase: "Preparing", progress: "0%", startTime, events: [] };
    } catch (error) {
      if (isPassing(error)) throw error;
      return failure(error instanceof Error ? error.message : String(error), startTime);
    }
  }

  private async inputsOf(object: ImageCacheObject) {
    const secrets = (object.spec.imagePullSecrets ?? []) as string[];
    const credentials = await this.reader.credentials(secrets);
    return requestOf(object, await this.reader.profile(), credentials);
  }

  private writeStatus(object: ImageCacheObject, status: ImageCacheObjectStatus): Promise<void> {
    const { lastUpdatedTime, ...before } = object.status ?? {};
    if (canonical(before) === canonical(status)) return Promise.resolve();
    if (lineOf(before) !== lineOf(status)) this.log(`${object.metadata.name}: ${lineOf(status)}`);
    return this.objects.writeStatus(object, { ...status, lastUpdatedTime: now() });
  }

  private async removeWithout(uids: ReadonlySet<string>): Promise<void> {
    for (const [uid, imageCacheId] of this.known) {
      if (uids.has(uid)) continue;
      await this.troubles.guard(imageCacheId ?? uid, async () => {
        if (imageCacheId !== undefined) await this.builds.remove(imageCacheId, uid);
        await this.builds.giveBackAddress(uid);
        if (imageCacheId !== undefined) this.log(`${imageCacheId}: deleted with its object`);
        this.known.delete(uid);
      });
    }
  }
}

function lineOf({ phase, progress }: ImageCacheObjectStatus): string {
  return [phase, progress].filter(Boolean).join(" ");
}

function now(): string {
  return new Date().toISOString();
}

function failure(message: string, startTime: string): ImageCacheObjectStatus {
  const event = { type: "Warning", reason: "Failed", message, count: 1 };
  return { phase: "Failed", startTime, events: [event] };
}

function statusOf(cache: ImageCache, startTime: string): ImageCacheObjectStatus {
  return {
    imageCacheId: cache.imageCacheId,
    phase: cache.status,
    ...(cache.progress !== undefined && { progress: cache.progress }),
    startTime,
    ...(cache.expireDateTime !== undefined && { expireDateTime: cache.expireDateTime }),
    events: cache.events,
  };
}
