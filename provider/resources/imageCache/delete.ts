import { randomUUID } from "node:crypto";
import type { Cloud } from "../../cloud/cloud.js";
import { deleteImageCache, describeImageCache } from "../../cloud/eci.js";
import { isNotFound } from "../../cloud/errors.js";
import type { Operation } from "../../core/operation.js";
import type { Properties } from "../../core/resource.js";
import { releaseBuildEip, releaseLeftoverBuildEips } from "./buildEip/buildEip.js";
import { eipQueueOf } from "./buildEip/eipQueue.js";
import { waitUntilGone } from "./polling/wait.js";
import { stateOf } from "./state.js";

/** Deletes the cache and waits until it is gone; already gone is fine. A state that refuses deletion is waited for. */
export async function remove(operation: Operation, id: string, state: Properties): Promise<void> {
  const cloud = await operation.cloud();
  const found = await describeImageCache(cloud.eci, id);
  if (found !== undefined) {
    // Its instance may hold a declared address a little longer than the cache is there.
    eipQueueOf(cloud).note(found.containerGroupId);
    await deleteAndWait(cloud, id);
  }
  const { __buildEip: buildEip, autoCreateEip } = stateOf(state);
  if (buildEip !== undefined) await releaseBuildEip(cloud, buildEip);
  else if (autoCreateEip) await releaseLeftoverBuildEips(cloud, operation.owner);
}

export async function deleteAndWait(cloud: Cloud, id: string): Promise<void> {
  try {
    await deleteImageCache(cloud.eci, id, randomUUID());
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
  await waitUntilGone(cloud, id);
}
