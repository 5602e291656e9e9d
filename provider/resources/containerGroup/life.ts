import type { Properties } from "../../core/resource.js";

/** What a create or an update waits for. */
export type Goal = "running" | "succeeded" | "accepted";

const ends = ["Succeeded", "Failed", "Expired", "ScheduleFailed"];

/** Whether nothing will become of a group any more but what it is. */
export function hasEnded(status: string): boolean {
  return ends.includes(status);
}

/** Whether a group is meant to end. */
export function isJob({ restartPolicy }: Properties): boolean {
  return restartPolicy === "OnFailure" || restartPolicy === "Never";
}

export function goalOf({ waitFor }: Properties): Goal {
  return waitFor === "succeeded" || waitFor === "accepted" ? waitFor : "running";
}

/** Whether a group with this status has reached what is waited for, may still do so, or never will. */
export function progressTo(goal: Goal, status: string): "reached" | "open" | "missed" {
  if (goal === "accepted" || status === "Succeeded") return "reached";
  if (goal === "running" && status === "Running") return "reached";
  return hasEnded(status) ? "missed" : "open";
}

/** Whether the API takes changes of a group with this status. */
export function isChangeable(status: string): boolean {
  return status === "Pending" || status === "Running";
}

/** So long the cloud tells of a group that has ended. */
export const toldForMs = 60 * 60 * 1_000;

/**
 * Whether a job that the cloud tells nothing of has ended and been forgotten, rather than been deleted from outside: the latter only if it was seen
 * unfinished so short a while ago that its end would still be told.
 */
export function isForgotten(state: Properties, now: number, factor: number): boolean {
  if (!isJob(state)) return false;
  const { status, forgotten, __seenAt: seenAt } = state;
  if (forgotten === true || hasEnded(String(status)) || typeof seenAt !== "number") return true;
  return now - seenAt >= toldForMs * factor;
}
