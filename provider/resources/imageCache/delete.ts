import { randomUUID } from "node:crypto";
import type { Cloud } from "../../accounts/clouds.js";
import { deleteImageCache, describeImageCache } from "../../cloud/eci.js";
import { isNotFound } from "../../cloud/errors.js";
import { cloudOf } from "../../core/cloudOf.js";
import { timeoutMs } from "../../core/hidden.js";
import { ownerOf } from "../../core/ownership.js";
import type { Context, Properties } from "../../core/resource.js";
import { releaseBuildEip, releaseLeftoverBuildEips } from "./buildEip/buildEip.js";
import { eipQueueOf } from "./buildEip/eipQueue.js";
import { waitUntilGone } from "./polling/wait.js";
import { stateOf } from "./state.js";

/** Deletes the cache and waits until it is gone; already gone is fine. A state that refuses deletion is waited for. */
export async function remove(context: Context, id: string, state: Properties): Promise<void> {
  const cloud = await cloudOf(context, id, state);
  const deadline = cloud.clock.now() + timeoutMs(state, "delete");
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
    if (!isNotFound(error)) throw error;
  }
  await waitUntilGone({ cloud, imageCacheId: id, deadline, log: context.log });
}
