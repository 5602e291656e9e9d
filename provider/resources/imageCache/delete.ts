import { randomUUID } from "node:crypto";
import type { Cloud } from "../../cloud/cloud.js";
import { deleteImageCache, describeImageCache } from "../../cloud/eci.js";
import { CloudError, isNotFound } from "../../cloud/errors.js";
import type { Operation } from "../../core/operation.js";
import type { Properties } from "../../core/resource.js";
import { releaseBuildEip, releaseLeftoverBuildEips } from "./buildEip/buildEip.js";
import { eipQueueOf } from "./buildEip/eipQueue.js";
import { keepReplaced } from "./keepReplaced.js";
import { waitUntilGone } from "./polling/wait.js";
import { stateOf } from "./state.js";

/** Deletes the cache and waits until it is gone; already gone is fine. A state that refuses deletion is waited for. */
export async function remove(operation: Operation, id: string, state: Properties): Promise<void> {
  const cloud = await operation.cloud();
  const { __buildEip: buildEip, autoCreateEip, containerGroupId } = stateOf(state);
  // Its instance may hold a declared address a little longer than the cache is there.
  eipQueueOf(cloud).note(containerGroupId);
  if (!(await keepReplaced(operation, id, state))) await deleteAndWait(cloud, id);
  if (buildEip !== undefined) await releaseBuildEip(cloud, buildEip);
  else if (autoCreateEip) await releaseLeftoverBuildEips(cloud, operation.owner);
}

export async function deleteAndWait(cloud: Cloud, id: string): Promise<void> {
  try {
    await deleteImageCache(cloud.eci, id, randomUUID());
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    // How the API refuses an id that it does not know is not documented: a look tells.
    if (!isNotFound(error) && (await describeImageCache(cloud.eci, id)) !== undefined) throw error;
  }
  await waitUntilGone(cloud, id);
}
