import type { HeldGroup } from "./heldGroup.js";

type RestartPolicy = HeldGroup["RestartPolicy"];

/** How a container ends by itself. */
interface ContainerEnding {
  readonly exitCode: number;
  /** From each start on. */
  readonly runMs: number;
}

/** One run of a container that is over. */
export interface EndedRun {
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly exitCode: number;
  readonly reason: string;
}

/** Where the image of a container comes from. */
export interface ImageArrival {
  readonly from: number;
  readonly until: number;
  /** It was there already. */
  readonly isPresent: boolean;
  /** Why it never comes, in the words of kubelet. */
  readonly failure?: string;
}

/** How a container goes from its creation, an update or a restart on. All its moments are known from then on. */
export interface ContainerRun {
  readonly name: string;
  readonly image: string;
  readonly isInit: boolean;
  readonly arrival: ImageArrival;
  /** Absent where something before it never ends well. */
  readonly startsAt?: number;
  readonly ending?: ContainerEnding;
  readonly log?: string;
  /** Whether it starts again when it has ended. */
  readonly restarts: boolean;
  readonly restartsBefore: number;
  readonly endedBefore?: EndedRun;
}

/** A container as it is at some moment. */
export type ContainerState = {
  readonly restartCount: number;
  readonly previous?: EndedRun | undefined;
} & (
  | { readonly state: "Waiting"; readonly reason: string; readonly message?: string | undefined }
  | { readonly state: "Running"; readonly startedAt: number }
  | ({ readonly state: "Terminated" } & EndedRun)
);

/** The end of a group that its containers did not choose. */
export interface Stop {
  readonly at: number;
  readonly reason: string;
}

/** What the shell says of a process that was killed. */
const killedExitCode = 137;
const firstBackOffMs = 10_000;
const longestBackOffMs = 300_000;

/** kubelet's own rule: twice as long each time. */
function backOffMs(restarts: number): number {
  return Math.min(firstBackOffMs * 2 ** restarts, longestBackOffMs);
}

/** The last start that has come, counted from 0; undefined before the first one. */
export function lastStart(run: ContainerRun, now: number): { index: number; at: number } | undefined {
  const { startsAt, ending, restarts } = run;
  if (startsAt === undefined || startsAt > now) return undefined;
  if (ending === undefined || !restarts) return { index: 0, at: startsAt };
  let [index, at] = [0, startsAt];
  for (;;) {
    const pause = backOffMs(index);
    const period = ending.runMs + pause;
    if (at + period > now) return { index, at };
    const steps = pause === longestBackOffMs ? Math.floor((now - at) / period) : 1;
    index += steps;
    at += steps * period;
  }
}

export function stateAt(run: ContainerRun, now: number, stop?: Stop): ContainerState {
  if (stop !== undefined && stop.at <= now) return stopped(stateAt(run, stop.at), stop);
  const start = lastStart(run, now);
  const { restartsBefore, endedBefore } = run;
  if (start === undefined)
    return { ...waiting(run, now), restartCount: restartsBefore, previous: endedBefore };
  const restartCount = restartsBefore + start.index;
  const previous = start.index > 0 ? startBefore(run, start) : endedBefore;
  const end = endOf(run, start.at);
  if (end === undefined || end.finishedAt > now) {
    return { state: "Running", startedAt: start.at, restartCount, previous };
  }
  if (!run.restarts) return { state: "Terminated", ...end, restartCount, previous };
  return { state: "Waiting", ...backingOff(run), restartCount, previous: end };
}

/** When it ends for good, and how; undefined where it does not. */
export function finalEnd(run: ContainerRun): EndedRun | undefined {
  return run.startsAt === undefined || run.restarts ? undefined : endOf(run, run.startsAt);
}

/** How it went until now, for the run that comes after. */
export function killed(run: ContainerRun, now: number): Pick<ContainerRun, "restartsBefore" | "endedBefore"> {
  const state = stateAt(run, now);
  const { restartCount, previous } = state;
  const ended = endedRunOf(state, { at: now, reason: "Error" }) ?? previous;
  const again = lastStart(run, now) === undefined ? 0 : 1;
  return { restartsBefore: restartCount + again, ...(ended && { endedBefore: ended }) };
}

/** A run that goes on under another policy. */
export function continued(run: ContainerRun, now: number, policy: RestartPolicy): ContainerRun {
  const restarts = run.ending !== undefined && isRestarted(run.ending.exitCode, policy, run.isInit);
  const start = lastStart(run, now);
  if (start === undefined || start.index === 0) return { ...run, restarts };
  const { restartCount, previous } = stateAt(run, start.at);
  return {
    ...run,
    restarts,
    startsAt: start.at,
    restartsBefore: restartCount,
    ...(previous && { endedBefore: previous }),
  };
}

/** A run that is ended from outside; one that does not run at the moment goes on. */
export function endedNow(
  run: ContainerRun,
  now: number,
  { exitCode = killedExitCode, policy }: { exitCode?: number; policy: RestartPolicy },
): ContainerRun {
  const state = stateAt(run, now);
  if (state.state !== "Running") return run;
  const restarts = isRestarted(exitCode, policy, run.isInit);
  return { ...continued(run, now, policy), restarts, ending: { exitCode, runMs: now - state.startedAt } };
}

/** Containers of the start are never started again once they have ended well. */
export function isRestarted(exitCode: number, policy: RestartPolicy, isInit: boolean): boolean {
  if (policy === "Always" && !isInit) return true;
  return policy !== "Never" && exitCode !== 0;
}

function endedRunOf(state: ContainerState, { at, reason }: Stop): EndedRun | undefined {
  if (state.state === "Waiting") return undefined;
  if (state.state === "Running")
    return { startedAt: state.startedAt, finishedAt: at, exitCode: killedExitCode, reason };
  const { startedAt, finishedAt, exitCode } = state;
  return { startedAt, finishedAt, exitCode, reason: state.reason };
}

function stopped(state: ContainerState, stop: Stop): ContainerState {
  const ended = endedRunOf(state, stop);
  const { restartCount, previous } = state;
  return ended === undefined ? state : { state: "Terminated", ...ended, restartCount, previous };
}

function endOf({ ending }: ContainerRun, startedAt: number): EndedRun | undefined {
  if (ending === undefined) return undefined;
  const { exitCode, runMs } = ending;
  return {
    startedAt,
    finishedAt: startedAt + runMs,
    exitCode,
    reason: exitCode === 0 ? "Completed" : "Error",
  };
}

function startBefore(run: ContainerRun, { index, at }: { index: number; at: number }): EndedRun | undefined {
  const runMs = run.ending?.runMs ?? 0;
  return endOf(run, at - backOffMs(index - 1) - runMs);
}

function backingOff({ name }: ContainerRun) {
  return { reason: "CrashLoopBackOff", message: `Back-off restarting failed container ${name}` };
}

function waiting({ arrival, isInit }: ContainerRun, now: number) {
  if (arrival.failure !== undefined && now >= arrival.from) {
    return { state: "Waiting", reason: "ImagePullBackOff", message: arrival.failure } as const;
  }
  const reason = isInit || now < arrival.until ? "ContainerCreating" : "PodInitializing";
  return { state: "Waiting", reason } as const;
}
