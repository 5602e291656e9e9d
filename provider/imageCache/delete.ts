import { randomUUID } from "node:crypto";
import type { Cloud } from "../cloud/cloud.js";
import { deleteImageCache, describeImageCache } from "../cloud/eci.js";
import { isAbsent } from "../cloud/errors.js";
import { cloudOf } from "../guard.js";
import { timeoutMs } from "../hidden.js";
import { ownerOf } from "../ownership.js";
import type { Context, Properties } from "../resource.js";
import { releaseBuildEip, releaseLeftoverBuildEips } from "./buildEip.js";
import { eipQueueOf } from "./eipQueue.js";
import { stateOf } from "./state.js";
import { waitUntilGone } from "./wait.js";

/** Deletes the cache and waits until it is gone; already gone is fine. A state that refuses deletion is waited for. */
export async function remove(context: Context, id: string, state: Properties): Promise<void> {
  const cloud = await cloudOf(context, id, state);
  const deadline = cloud.pace.now() + timeoutMs(state, "delete");
  const found = await describeImageCache(cloud.eci, id, deadline);
  if (found !== undefined) {
    // Its instance may hold a declared address a little longer than the cache is there.
    eipQueueOf(cloud).note(found.containerGroupId);
    await deleteAndWait(context, cloud, id, deadline);
  }
  const { __buildEip: buildEip, autoCreateEip } = stateOf(state);
  if (buildEip !== undefined) await releaseBuildEip(cloud, buildEip, deadline);
  else if (autoCreateEip)
    await releaseLeftoverBuildEips(cloud, ownerOf(state, context.clouds.settings.ownerId), deadline);
}

export async function deleteAndWait(
  context: Context,
  cloud: Cloud,
  id: string,
  deadline: number,
): Promise<void> {
  try {
    await deleteImageCache(cloud.eci, id, randomUUID(), deadline);
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
  await waitUntilGone({ cloud, imageCacheId: id, deadline, log: context.log });
}
