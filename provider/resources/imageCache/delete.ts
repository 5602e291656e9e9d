import { deleteImageCache, describeImageCache } from "../../cloud/eci.js";
import type { Operation } from "../../core/operation.js";
import { deletionOf } from "../../core/polling/deletion.js";
import type { Properties } from "../../core/resource.js";
import { releaseBuildEip, releaseLeftoverBuildEips } from "./buildEip/buildEip.js";
import { eipQueueOf } from "./buildEip/eipQueue.js";
import { type RecentUse, recentUse, whyGuarded } from "./guard.js";
import { isReplaced, isWorthKeeping, keepReplaced } from "./keepReplaced.js";
import { pollerOf } from "./polling/poller.js";
import { stateOf } from "./state.js";

/** Deletes the cache and waits until it is gone; already gone is fine. A state that refuses deletion is waited for. */
export async function remove(operation: Operation, id: string, state: Properties): Promise<void> {
  const cloud = await operation.cloud();
  const { __buildEip: buildEip, autoCreateEip, containerGroupId } = stateOf(state);
  // Its instance may hold a declared address a little longer than the cache is there.
  eipQueueOf(cloud).note(containerGroupId);
  const use = await recentUse(operation, id, state);
  const isWanted = daysToKeep(state, use) > 0 && isWorthKeeping(operation, state);
  const replaced = isWanted && (await isReplaced(operation, id));
  if (use !== undefined && !replaced) throw new Error(whyGuarded(use, state));
  const isKept = replaced && (await keepReplaced(operation, id, daysToKeep(state, use)));
  if (!isKept) await deleteAndWait(cloud, id);
  if (buildEip !== undefined) await releaseBuildEip(cloud, buildEip);
  else if (autoCreateEip) await releaseLeftoverBuildEips(cloud, operation.owner);
}

/** What pods have used lately stays for the rest of the time that its declaration asks for, or for longer. */
function daysToKeep(state: Properties, use: RecentUse | undefined): number {
  return Math.max(stateOf(state).keepReplacedDays ?? 0, use?.daysLeft ?? 0);
}

export const deleteAndWait = deletionOf({ send: deleteImageCache, look: describeImageCache, pollerOf });
