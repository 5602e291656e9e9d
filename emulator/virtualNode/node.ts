import { createHash } from "node:crypto";
import type { Cloud } from "../../provider/cloud/cloud.js";
import {
  createImageCache,
  deleteImageCache,
  describeImageCache,
  type ImageCache,
} from "../../provider/cloud/eci.js";
import { isAbsent } from "../../provider/cloud/errors.js";
import type { ImageCacheObject, ImageCacheObjectStatus } from "../../provider/cluster/imageCacheObject.js";
import type { ImageCacheObjects } from "../../provider/cluster/imageCacheObjects.js";
import { acquireBuildEip, releaseLeftoverBuildEips } from "../../provider/imageCache/buildEip.js";
import { isFinal } from "../../provider/imageCache/diff.js";
import { createRequest } from "../../provider/imageCache/request.js";
import type { ClusterReader } from "./clusterReader.js";
import { type Profile, requestOf } from "./request.js";

const callMs = 60_000;

/** One virtual node: what it does at each look at its cluster. */
export class Node {
  /** The caches of the objects that were there at the last look, by the objects' uids. */
  private made = new Map<string, string>();

  constructor(
    private readonly cloud: Cloud,
    private readonly objects: ImageCacheObjects,
    private readonly reader: ClusterReader,
    private readonly fallback: Profile,
    private readonly log: (message: string) => void,
  ) {}

  /** Looks, and tells what goes wrong instead of throwing it. */
  lookAgain(): Promise<void> {
    return this.guarded("the cluster", () => this.look());
  }

  async look(): Promise<void> {
    const objects = await this.objects.list();
    for (const object of objects) await this.guarded(object.metadata.name, () => this.attend(object));
    await this.removeWithout(new Set(objects.map(({ metadata }) => metadata.uid)));
  }

  private async attend(object: ImageCacheObject): Promise<void> {
    const { imageCacheId, phase } = object.status ?? {};
    if (imageCacheId !== undefined) this.made.set(object.metadata.uid, imageCacheId);
    if (phase !== undefined && isFinal(phase)) return;
    if (imageCacheId === undefined) return this.begin(object);
    const cache = await describeImageCache(this.cloud.eci, imageCacheId, this.deadline());
    if (cache === undefined) return;
    // The address is given back before the object says that the build has ended.
    if (isFinal(cache.status)) {
      await releaseLeftoverBuildEips(this.cloud, ownerOf(object), this.deadline());
    }
    await this.tell(object, statusOf(cache, object.status));
  }

  private async begin(object: ImageCacheObject): Promise<void> {
    const { uid, name } = object.metadata;
    const startTime = new Date().toISOString();
    try {
      const cache = await this.build(object);
      this.made.set(uid, cache.imageCacheId);
      this.log(`${name}: ${cache.imageCacheId}`);
      await this.tell(object, { ...cache, phase: "Preparing", progress: "0%", startTime, events: [] });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      await this.tell(object, {
        phase: "Failed",
        startTime,
        events: [{ type: "Warning", reason: "CreateImageCacheFailed", message, count: 1 }],
      });
    }
  }

  private async build(object: ImageCacheObject): Promise<{ imageCacheId: string }> {
    const secrets = (object.spec.imagePullSecrets ?? []) as string[];
    const credentials = await this.reader.credentials(secrets);
    const profile = { ...this.fallback, ...(await this.reader.profile()) };
    const inputs = requestOf(object, profile, credentials);
    const request = createRequest(inputs);
    if (inputs.autoCreateEip === true) {
      request.eipInstanceId = await acquireBuildEip(this.cloud, ownerOf(object), inputs, this.deadline());
    }
    // The uid as the token: a second try after a crash finds the cache of the first one.
    const { imageCacheId } = await createImageCache(
      this.cloud.eci,
      request,
      object.metadata.uid,
      this.deadline(),
    );
    return { imageCacheId };
  }

  private tell(object: ImageCacheObject, status: ImageCacheObjectStatus): Promise<void> {
    const { lastUpdatedTime, ...before } = object.status ?? {};
    if (JSON.stringify(before) === JSON.stringify(status)) return Promise.resolve();
    this.log(`${object.metadata.name}: ${[status.phase, status.progress].filter(Boolean).join(" ")}`);
    return this.objects.writeStatus(object, { ...status, lastUpdatedTime: new Date().toISOString() });
  }

  private async removeWithout(uids: ReadonlySet<string>): Promise<void> {
    for (const [uid, imageCacheId] of this.made) {
      if (uids.has(uid)) continue;
      await this.guarded(imageCacheId, async () => {
        try {
          await deleteImageCache(this.cloud.eci, imageCacheId, uid, this.deadline());
        } catch (error) {
          if (!isAbsent(error)) throw error;
        }
        this.log(`${imageCacheId}: deleted with its object`);
        this.made.delete(uid);
      });
    }
  }

  /** What goes wrong with one object is no matter of the others: the next look tries again. */
  private async guarded(subject: string, body: () => Promise<void>): Promise<void> {
    try {
      await body();
    } catch (error) {
      this.log(`${subject}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private deadline(): number {
    return this.cloud.pace.now() + callMs;
  }
}

/** Marks the addresses that the builds of an object have made. */
function ownerOf({ metadata }: ImageCacheObject): string {
  return createHash("sha256").update(`virtual node ${metadata.uid}`).digest("hex");
}

function statusOf(cache: ImageCache, before: ImageCacheObjectStatus = {}): ImageCacheObjectStatus {
  return {
    imageCacheId: cache.imageCacheId,
    phase: cache.status,
    ...(cache.progress !== undefined && { progress: cache.progress }),
    ...(before.startTime !== undefined && { startTime: before.startTime }),
    ...(cache.expireDateTime !== undefined && { expireDateTime: cache.expireDateTime }),
    events: cache.events,
  };
}
