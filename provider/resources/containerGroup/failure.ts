import { causeOfEvent, told } from "../../cloud/causes/causeOf.js";
import {
  type ContainerGroup,
  type ContainerGroupEvent,
  type ContainerState,
  containerStatesOf,
  describeContainerLog,
  initContainerStatesOf,
} from "../../cloud/containerGroups.js";
import type { Operation } from "../../core/operation.js";
import type { Properties } from "../../core/resource.js";

const mostEvents = 5;
const mostCauses = 3;
const log = { lines: 20, bytes: 4_096 };

const memoryExit = 137;

/** Why a group has come to no good end: its containers, its events, the last words of the one that failed, and what to do. */
export async function explainEnd(
  operation: Operation,
  group: ContainerGroup,
  events: readonly ContainerGroupEvent[],
  args: Properties,
): Promise<string> {
  const failed = failedContainer(group);
  const warnings = events.filter(({ type }) => type === "Warning");
  const causes = [...new Set(warnings.flatMap((event) => causeOfEvent(event) ?? []))].slice(0, mostCauses);
  const words = failed && args.showLogs !== false ? await lastWords(operation, group, failed) : undefined;
  return [
    ...(failed === undefined ? [] : [howItEnded(failed)]),
    ...(warnings.length === 0 ? [] : [`Events: ${listed(warnings)}.`]),
    ...(words === undefined ? [] : [words]),
    ...(causes.length > 0 ? causes.map(told) : [adviceFor(failed, group)]),
  ].join(" ");
}

/** What keeps a group from starting, as its events tell: the first with a known cause, and what to do. */
export function obstacleOf({ events }: ContainerGroup): string | undefined {
  for (const event of events) {
    const cause = event.type === "Warning" ? causeOfEvent(event) : undefined;
    if (cause !== undefined) return `${listed([event])}. ${told(cause)}`;
  }
  return undefined;
}

/** The one that has ended in failure, or is started over and over. */
function failedContainer(group: ContainerGroup): ContainerState | undefined {
  const states = [...initContainerStatesOf(group), ...containerStatesOf(group)];
  return (
    states.find(({ state, exitCode }) => state === "Terminated" && (exitCode ?? 0) !== 0) ??
    states.find(({ restartCount = 0, state }) => restartCount > 0 && state !== "Running")
  );
}

function howItEnded({ name, exitCode, reason, restartCount = 0 }: ContainerState): string {
  const how = exitCode === undefined ? "has not started" : `ended with exit code ${exitCode}`;
  const why = reason === undefined ? "" : ` (${reason})`;
  const times = restartCount > 0 ? `, after ${restartCount} restarts` : "";
  return `The container ${name} ${how}${why}${times}.`;
}

function listed(events: readonly ContainerGroupEvent[]): string {
  const texts = [
    ...new Set(
      events.map(
        ({ reason, message }) => `${reason ?? "no reason"}: ${(message ?? "no message").replace(/\.$/, "")}`,
      ),
    ),
  ];
  const more = texts.length - mostEvents;
  return [...texts.slice(0, mostEvents), ...(more > 0 ? [`and ${more} more`] : [])].join("; ");
}

/** They only add to what the group tells itself: in any trouble there are none. */
async function lastWords(
  operation: Operation,
  { containerGroupId }: ContainerGroup,
  { name, restartCount = 0, state }: ContainerState,
): Promise<string | undefined> {
  const { eci } = await operation.cloud();
  const isLast = restartCount > 0 && state !== "Terminated";
  const text = await describeContainerLog(eci, containerGroupId, name, { ...log, isLast }).catch(() => "");
  const lines = operation.secrets.scrub(text.trimEnd()).slice(-log.bytes).split("\n").slice(-log.lines);
  const shown = lines.map((line) => `\n  | ${line}`).join("");
  return shown.trim() === "|" ? undefined : `The last that ${name} has written:${shown}\n`;
}

function adviceFor(failed: ContainerState | undefined, { status }: ContainerGroup): string {
  const again = "run pulumi up again, which makes the group anew.";
  if (failed?.reason === "OOMKilled" || failed?.exitCode === memoryExit)
    return `It was killed, most likely because its memory was not enough: raise memory, and ${again}`;
  if (failed !== undefined) return `Correct what the container runs, and ${again}`;
  if (status === "Expired")
    return `The spot instance was taken back: ${again.replace("run", "Run")} Without spotStrategy it stays.`;
  return `See the events of the group in the console, correct the arguments, and ${again}`;
}
