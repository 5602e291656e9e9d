import { type ContainerRun, type ContainerState, type EndedRun, type Stop, stateAt } from "./containerRun.js";

export interface LogRequest {
  /** The log of the run before the last one. */
  readonly lastTime?: boolean | undefined;
  readonly since?: number | undefined;
  readonly tail?: number | undefined;
  readonly limitBytes?: number | undefined;
  readonly timestamps?: boolean | undefined;
}

/** What a container has written in its last run, all of it at its start. */
export function logOf(run: ContainerRun, now: number, end: Stop | undefined, asked: LogRequest): string {
  const writtenAt = startOf(stateAt(run, now, end), asked.lastTime ?? false);
  if (writtenAt === undefined || writtenAt < (asked.since ?? 0)) return "";
  const lines = (run.log ?? "")
    .split("\n")
    .filter((line, index, all) => line !== "" || index < all.length - 1);
  const stamp = asked.timestamps ? `${new Date(writtenAt).toISOString()} ` : "";
  const told = lines.slice(-(asked.tail ?? lines.length)).map((line) => `${stamp}${line}\n`);
  return Buffer.from(told.join("")).subarray(0, asked.limitBytes).toString();
}

function startOf(state: ContainerState, lastTime: boolean): number | undefined {
  return (lastTime ? state.previous : lastRun(state))?.startedAt;
}

/** A container that waits to start again has the log of the run that has ended. */
function lastRun(state: ContainerState): Pick<EndedRun, "startedAt"> | undefined {
  return state.state === "Waiting" ? state.previous : state;
}
