import { ApiError } from "../apiError.js";
import type { Call } from "../call.js";
import { isKilledByUpdate } from "../undocumented.js";
import { arrivalsOf } from "./arrivals.js";
import { beginRuns } from "./beginRuns.js";
import type { Container } from "./container.js";
import type { ContainerGroup } from "./containerGroup.js";
import { type ContainerRun, continued, endedNow, finalEnd, killed } from "./containerRun.js";
import { runEvents } from "./events.js";
import { pullsOf } from "./groupPull.js";
import type { HeldGroup } from "./heldGroup.js";
import { statusOf } from "./life.js";
import { imagesAfter } from "./startContainerGroup.js";

interface Part {
  readonly container: Container;
  readonly isInit: boolean;
}

/** What becomes of a group that runs. */
interface Change {
  readonly status: "Updating" | "Restarting";
  readonly fields: HeldGroup;
  /** Whether a container starts anew. */
  isAnew(part: Part): boolean;
}

/** Refuses to change a group that is not Pending or Running. */
export function checkIsAlive(group: ContainerGroup, now: number): void {
  const status = statusOf(group, now);
  if (status === "Pending" || status === "Running") return;
  throw new ApiError(
    400,
    "IncorrectStatus",
    `The container group ${group.containerGroupId} is ${status}, not Pending or Running.`,
  );
}

/** Starts containers of a group anew; the others go on. */
export function changeRuns(call: Call, group: ContainerGroup, { status, fields, isAnew }: Change): void {
  const { now } = call;
  const parts = partsOf(fields);
  const anew = new Map(restarted(call, group, fields, parts.filter(isAnew)).map((run) => [keyOf(run), run]));
  const before = new Map(group.runs.map((run) => [keyOf(run), run]));
  const isPolicyNew = fields.RestartPolicy !== group.fields.RestartPolicy;
  const kept = (run: ContainerRun | undefined) =>
    run && isPolicyNew ? [continued(run, now, fields.RestartPolicy)] : run ? [run] : [];
  const keys = parts.map(({ container, isInit }) => keyOf({ name: container.Name, isInit }));
  const over = group.runs.filter((run) => anew.has(keyOf(run)) || !keys.includes(keyOf(run)));
  group.pastEvents.push(...runEvents(over, now));
  group.runs = keys.flatMap((key) => anew.get(key) ?? kept(before.get(key)));
  group.images = imagesAfter(group.images, group.runs);
  group.change = { status, ...until([...anew.values()], now + call.cloud.settings.containerStartMs) };
}

function partsOf({ InitContainer, Container }: HeldGroup): Part[] {
  return [
    ...InitContainer.map((container) => ({ container, isInit: true })),
    ...Container.map((container) => ({ container, isInit: false })),
  ];
}

function keyOf({ name, isInit }: Pick<ContainerRun, "name" | "isInit">): string {
  return `${isInit} ${name}`;
}

function restarted(call: Call, group: ContainerGroup, fields: HeldGroup, parts: Part[]): ContainerRun[] {
  const { cloud, now, pull } = call;
  const before = parts.map(({ container, isInit }) =>
    group.runs.find((run) => run.name === container.Name && run.isInit === isInit),
  );
  if (isKilledByUpdate(fields.RestartPolicy, cloud.settings))
    return before.flatMap((run) => (run ? [endedNow(run, now, { policy: fields.RestartPolicy })] : []));
  const { vswitchId } = group.placement;
  const pulls = pullsOf(fields, { vswitchId, eip: cloud.eipOf(group), pull }, cloud);
  const containers = parts.map(({ container }) => container);
  const arrivals = arrivalsOf(containers, { from: now, onDisk: new Set(group.images), ...pulls });
  const starts = parts.flatMap((part, index) => {
    const [arrival, run] = [arrivals[index], before[index]];
    return arrival ? [{ ...part, arrival, before: run ? killed(run, now) : { restartsBefore: 0 } }] : [];
  });
  const goingOn = group.runs.filter((run) => run.isInit && !before.includes(run));
  return beginRuns(starts, fields.RestartPolicy, cloud.settings, endOfInits(goingOn));
}

/** When the containers of the start are through; undefined where one never ends well. */
function endOfInits(runs: readonly ContainerRun[]): number | undefined {
  const ends = runs.map(finalEnd);
  if (!ends.every((end) => end?.exitCode === 0)) return undefined;
  return Math.max(0, ...ends.map((end) => end?.finishedAt ?? 0));
}

/** It goes on for as long as an image does not come. */
function until(runs: readonly ContainerRun[], least: number): { until?: number } {
  const starts = runs.map(({ startsAt }) => startsAt);
  if (!starts.every((at) => at !== undefined)) return {};
  return { until: Math.max(least, ...starts) };
}
