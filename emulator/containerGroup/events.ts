import { pullRetryMs } from "../undocumented.js";
import type { ContainerGroup } from "./containerGroup.js";
import { type ContainerRun, lastStart, stateAt } from "./containerRun.js";
import { eventAt, type GroupEvent } from "./groupEvent.js";
import { endedAt } from "./life.js";

/** As many of a group as the vendor tells: the newest. */
export const mostEvents = 50;

/** Everything that is told of a group up to now, oldest first. */
export function eventsOf(group: ContainerGroup, now: number): GroupEvent[] {
  const until = endedAt(group, now)?.at ?? now;
  const all = [...group.pastEvents, ...runEvents(group.runs, until), ...endEvents(group, now)];
  return all.filter(({ firstAt }) => firstAt <= now).sort((a, b) => a.lastAt - b.lastAt);
}

/** What kubelet tells of containers up to then. */
export function runEvents(runs: readonly ContainerRun[], until: number): GroupEvent[] {
  return runs.flatMap((run) => [...imageEvents(run, until), ...startEvents(run, until)]);
}

function imageEvents({ image, arrival }: ContainerRun, until: number): GroupEvent[] {
  const { from, until: there, isPresent, failure } = arrival;
  if (until < from) return [];
  if (failure !== undefined) return failureEvents(arrival.from, failure, until);
  if (isPresent) {
    const message = `Container image "${image}" already present on machine`;
    return [eventAt(there, { reason: "Pulled", message })];
  }
  const pulling = eventAt(from, { reason: "Pulling", message: `Pulling image "${image}"` });
  if (until < there) return [pulling];
  const message = `Successfully pulled image "${image}" in ${(there - from) / 1_000}s`;
  return [pulling, eventAt(there, { reason: "Pulled", message })];
}

/** A pull that fails is tried for as long as the group is there. */
function failureEvents(from: number, failure: string, until: number): GroupEvent[] {
  const times = again(from, 1 + Math.floor((until - from) / pullRetryMs), pullRetryMs);
  return [failure, "Error: ErrImagePull", "Error: ImagePullBackOff"].map((message) => ({
    ...{ source: "kubelet", type: "Warning", reason: "Failed", message },
    ...times,
  }));
}

function again(firstAt: number, count: number, everyMs: number) {
  return { firstAt, lastAt: firstAt + (count - 1) * everyMs, count };
}

function startEvents(run: ContainerRun, until: number): GroupEvent[] {
  const start = lastStart(run, until);
  if (start === undefined || run.startsAt === undefined) return [];
  const times = { firstAt: run.startsAt, lastAt: start.at, count: start.index + 1 };
  const started = ["Created", "Started"].map(
    (reason): GroupEvent => ({
      ...{ source: "kubelet", type: "Normal", reason, message: `${reason} container ${run.name}` },
      ...times,
    }),
  );
  const state = stateAt(run, until);
  if (state.state !== "Waiting" || state.previous === undefined) return started;
  const message = `Back-off restarting failed container ${run.name}`;
  return [...started, eventAt(state.previous.finishedAt, { type: "Warning", reason: "BackOff", message })];
}

function endEvents(group: ContainerGroup, now: number): GroupEvent[] {
  const end = endedAt(group, now);
  if (end === undefined || end.message === "") return [];
  const { reason, message } = end;
  return [eventAt(end.at, { source: "EciService", type: "Warning", reason, message })];
}
