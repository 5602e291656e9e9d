import type { Operation } from "../../core/operation.js";
import type { ImageCacheObject } from "../../kubernetes/imageCacheObject.js";
import type { ImageCacheObjects } from "../../kubernetes/imageCacheObjects.js";

const goneCheckMs = 1_000;

/**
 * Deletes an object and makes it again as it was: a virtual node builds when an object is made, and never again. The fields
 * stay with their manager, so that it sees its own object.
 */
export async function rebuild(
  cluster: ImageCacheObjects,
  object: ImageCacheObject,
  { clock, deadline, signal }: Operation,
): Promise<ImageCacheObject> {
  const { name, uid, labels, annotations, managedFields } = object.metadata;
  await cluster.remove(name, uid);
  while ((await cluster.get(name))?.metadata.uid === uid) {
    if (signal?.aborted || clock.now() + goneCheckMs * clock.factor >= deadline) {
      throw new Error(
        `the object imagecache/${name} was asked to go, but is still there: something holds it by a finalizer.`,
      );
    }
    await clock.pause(goneCheckMs * clock.factor, signal);
  }
  return cluster.create(
    {
      apiVersion: object.apiVersion,
      kind: object.kind,
      metadata: { name, ...(labels && { labels }), ...(annotations && { annotations }) },
      spec: object.spec,
    },
    managedFields?.[0]?.manager ?? "pulumi-eci",
  );
}
