import type { ContainerGroup, ContainerGroupStatus, GroupEnd } from "./containerGroup.js";
import { type ContainerRun, finalEnd, lastStart } from "./containerRun.js";

/** How a group ends: by its containers, or by what comes before that. */
function endOf(group: ContainerGroup): GroupEnd | undefined {
  const own = ownEnd(group.runs);
  const [first] = [...group.ends, ...(own ? [own] : [])].sort((a, b) => a.at - b.at);
  return first;
}

/** The end that has come. */
export function endedAt(group: ContainerGroup, now: number): GroupEnd | undefined {
  const end = endOf(group);
  return end !== undefined && end.at <= now ? end : undefined;
}

export function statusOf(group: ContainerGroup, now: number): ContainerGroupStatus {
  if (group.deletedAt !== undefined) return "Terminating";
  const end = endedAt(group, now);
  if (end !== undefined) return end.status;
  if (now < group.scheduledAt) return "Scheduling";
  if (group.change !== undefined && now < (group.change.until ?? Number.POSITIVE_INFINITY))
    return group.change.status;
  const isRunning = appsOf(group.runs).every((run) => run.restartsBefore > 0 || lastStart(run, now));
  return isRunning ? "Running" : "Pending";
}

function appsOf(runs: readonly ContainerRun[]): ContainerRun[] {
  return runs.filter(({ isInit }) => !isInit);
}

/** All containers have ended for good, or one that the others wait for has failed. */
function ownEnd(runs: readonly ContainerRun[]): GroupEnd | undefined {
  const inits = runs.filter(({ isInit }) => isInit).map(finalEnd);
  const failed = inits.find((end) => end !== undefined && end.exitCode !== 0);
  if (failed !== undefined) return endAt(failed.finishedAt, false);
  const ends = appsOf(runs).map(finalEnd);
  if (ends.length === 0 || !ends.every((end) => end !== undefined)) return undefined;
  const last = Math.max(...ends.map(({ finishedAt }) => finishedAt));
  return endAt(
    last,
    ends.every(({ exitCode }) => exitCode === 0),
  );
}

function endAt(at: number, isGood: boolean): GroupEnd {
  return { status: isGood ? "Succeeded" : "Failed", at, reason: isGood ? "Completed" : "Error", message: "" };
}
