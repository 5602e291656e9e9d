import { dayMs } from "../../clock.js";
import { explained } from "../../cloud/advice.js";
import { describeImageCache, type ImageCache } from "../../cloud/eci.js";
import type { Operation } from "../../core/operation.js";
import type { Properties } from "../../core/resource.js";
import { stateOf } from "./state.js";

/** A use of a cache that its declaration does not let it be deleted for. */
export interface RecentUse {
  /** When a pod last started from it (UTC). */
  lastMatchedTime: string;
  /** Whole days until it may go. */
  daysLeft: number;
}

/** The use that stands in the way of a deletion, by a live look; undefined where nothing does, or nobody asks. */
export async function recentUse(
  operation: Operation,
  id: string,
  state: Properties,
): Promise<RecentUse | undefined> {
  const { protectIfUsedWithinDays: days } = stateOf(state);
  if (days === undefined || operation.settings.allowDeletingUsed) return undefined;
  const cache = await lookAt(operation, id);
  if (cache?.lastMatchedTime === undefined || cache.status === "Failed") return undefined;
  const leftMs = Date.parse(cache.lastMatchedTime) + days * dayMs - operation.clock.now();
  if (leftMs <= 0) return undefined;
  // The cloud's clock may be ahead.
  return { lastMatchedTime: cache.lastMatchedTime, daysLeft: Math.min(days, Math.ceil(leftMs / dayMs)) };
}

async function lookAt(operation: Operation, id: string): Promise<ImageCache | undefined> {
  try {
    return await describeImageCache((await operation.cloud()).eci, id);
  } catch (error) {
    throw new Error(
      `was not deleted: whether pods use it could not be looked at, and protectIfUsedWithinDays wants to know. ${explained(error)}`,
      { cause: error },
    );
  }
}

/** Why a cache that nothing has replaced stays, and the ways on. */
export function whyGuarded({ lastMatchedTime }: RecentUse, state: Properties): string {
  const { protectIfUsedWithinDays: days } = stateOf(state);
  return (
    `was not deleted: a pod started from it at ${lastMatchedTime}, within the ${days} days of protectIfUsedWithinDays. Look for pods that ` +
    "name it (annotations k8s.aliyun.com/eci-imc-id and eci-image-snapshot-id), or that match it. If it may go all the same, run the " +
    "command again with PULUMI_ECI_ALLOW_DELETING_USED=1 in the environment (pulumi-eci:allowDeletingUsed does for pulumi up); the " +
    "resource option retainOnDelete takes it out of the stack and leaves it in the cloud."
  );
}
