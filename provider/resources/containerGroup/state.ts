import {
  type ContainerGroup,
  type ContainerGroupEvent,
  containerStatesOf,
  initContainerStatesOf,
} from "../../cloud/containerGroups.js";
import { storedHiddenInputs } from "../../core/hidden.js";
import type { Properties } from "../../core/resource.js";
import { argumentsOf, declaredIn } from "../../core/schema/changes.js";
import { filledIn, outputsIn, refreshedWith } from "../../core/schema/state.js";
import type { OutputOf } from "../../core/schema/table.js";
import { redacted } from "../imageCache/events.js";
import type { Redaction } from "../imageCache/state.js";
import { hasEnded, isJob } from "./life.js";
import {
  type ContainerGroupInputs,
  containerGroupArguments,
  containerGroupOutputs,
  type FieldName,
} from "./schema.js";
import { durationsOf, imageCacheOf } from "./start.js";

type ContainerGroupOutputs = {
  [K in keyof typeof containerGroupOutputs]: OutputOf<(typeof containerGroupOutputs)[K]>;
};

/** What the state remembers beside arguments and outputs. */
interface ContainerGroupMemory {
  /** The arguments that the program gave, as opposed to those that the server filled in. */
  __declared: FieldName[];
  __generatedName?: string | undefined;
  /** What an interrupted or failed update did not finish. */
  __pendingUpdate?: FieldName[] | undefined;
  /** What the API has refused to change in place. */
  __refused?: FieldName[] | undefined;
  /** The wait of the run that made or changed it has ended badly. */
  __isBroken?: boolean | undefined;
  /** What was waited for had not come when the time was up. */
  __isWaiting?: boolean | undefined;
  /** The images that an update which has not come to its end is to bring. */
  __attempted?: string[] | undefined;
  /** When a job was last seen that had not ended, in milliseconds since the epoch. */
  __seenAt?: number | undefined;
}

export type ContainerGroupState = Partial<ContainerGroupInputs> &
  ContainerGroupOutputs &
  ContainerGroupMemory;

/** What a look at a group has told, and when. */
export interface Sight {
  group: ContainerGroup;
  /** Those of the group, and those that only its events' own action tells. */
  events: readonly ContainerGroupEvent[];
  accountId: string;
  now: number;
}

export function stateOf(properties: Properties): ContainerGroupState {
  return properties as unknown as ContainerGroupState;
}

export function inputsOf(properties: Properties): ContainerGroupInputs {
  return argumentsOf(containerGroupArguments, properties) as unknown as ContainerGroupInputs;
}

const mostEvents = 20;
const longestMessage = 500;

/** `args` are the arguments of the group, with what an earlier state says of its start. */
export function outputsOf({ olds, secrets }: Redaction, sight: Sight, args: Properties): Properties {
  const { group, accountId, now } = sight;
  const stored = Array.isArray(olds.events) ? (olds.events as ContainerGroupEvent[]) : [];
  return {
    ...outputsIn(containerGroupOutputs, group),
    accountId,
    containerStates: containerStatesOf(group),
    initContainerStates: initContainerStatesOf(group),
    events: redacted(newest(group.events), stored, secrets).map(shortened),
    ...startOf(args, sight),
    ...(isJob(args) && !hasEnded(group.status) && { __seenAt: now }),
  };
}

/** What was told of a group's start once is kept: the events that tell it do not stay. */
function startOf(args: Properties, { group, events }: Sight): Properties {
  const { imageCache, schedulingSeconds, pullingSeconds } = args;
  const durations = durationsOf(group, events);
  const isKept = schedulingSeconds !== undefined;
  return {
    imageCache: imageCache ?? imageCacheOf(args, group, events),
    schedulingSeconds: isKept ? schedulingSeconds : durations.schedulingSeconds,
    pullingSeconds: isKept ? pullingSeconds : durations.pullingSeconds,
  };
}

function newest(events: readonly ContainerGroupEvent[]): ContainerGroupEvent[] {
  return [...events]
    .sort((a, b) => (a.lastTimestamp ?? "").localeCompare(b.lastTimestamp ?? ""))
    .slice(-mostEvents);
}

function shortened<T extends ContainerGroupEvent>(event: T): T {
  const { message } = event;
  if (message === undefined || message.length <= longestMessage) return event;
  return { ...event, message: `${message.slice(0, longestMessage - 1)}…` };
}

export function stateAfter(redaction: Redaction, inputs: Properties, sight: Sight): Properties {
  return {
    ...filledIn(containerGroupArguments, inputs, sight.group),
    ...outputsOf(redaction, sight, inputs),
  };
}

export function refreshed(redaction: Redaction, state: Properties, sight: Sight) {
  const { __seenAt, ...rest } = state;
  return refreshedWith(containerGroupArguments, rest, sight.group, outputsOf(redaction, sight, state));
}

/** What a refresh finds of a job that has ended and that the cloud tells no more of. */
export function remembered(state: Properties): { outs: Properties; inputs: Properties } {
  const { __seenAt, ...rest } = state;
  const declared = declaredIn(containerGroupArguments, state).map((name) => [name, state[name]]);
  const inputs = {
    ...storedHiddenInputs(state),
    ...(state.__generatedName !== undefined && { __generatedName: state.__generatedName }),
    ...Object.fromEntries(declared),
  };
  return { outs: { ...rest, forgotten: true }, inputs };
}
