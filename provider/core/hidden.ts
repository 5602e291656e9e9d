import type { Properties } from "./resource.js";

/**
 * What the resource class passes on because the host does not. The leading underscores keep these inputs out of the
 * engine's diff displays.
 */
export interface HiddenInputs {
  __urn: string;
  __organization: string;
  /** Seconds, from the resource option `customTimeouts`. */
  __timeouts?: { create?: number; update?: number; delete?: number };
  /** The arguments that the program has marked as secret, but those that always are. */
  __secrets?: string[][];
  /** The program only reads an object that exists: it has to be there, and nothing of it is changed. */
  __isRead?: true;
}

export const hiddenInputs = ["__urn", "__organization", "__timeouts"] as const;

/** What else states of 0.1.0 hold, all of which follows from the URN: it is kept until it is written anew, and never compared. */
const formerHiddenInputs = ["__logicalName", "__project", "__stack"] as const;

const passedOn: ReadonlySet<string> = new Set([
  ...hiddenInputs,
  ...formerHiddenInputs,
  ...["__isRead", "__secrets", "__provider", "__generatedName", "__pullsReplace", "__pullLimit"],
]);

/** Whether an input is none that a program declares. */
export function isHidden(name: string): boolean {
  return passedOn.has(name);
}

/** What a state holds of the hidden inputs. */
export function storedHiddenInputs(state: Properties): Properties {
  const names = [...hiddenInputs, ...formerHiddenInputs];
  return Object.fromEntries(names.filter((name) => name in state).map((name) => [name, state[name]]));
}

const defaultTimeoutSeconds = 60 * 60;

/** How long an operation on this resource may take, in milliseconds. */
export function timeoutMs(properties: Properties, operation: "create" | "update" | "delete"): number {
  const timeouts = properties.__timeouts as HiddenInputs["__timeouts"];
  return (timeouts?.[operation] ?? defaultTimeoutSeconds) * 1_000;
}

/** For calls outside of an operation with a timeout of its own: looks at the cloud in diff and read. */
export const lookTimeoutMs = 5 * 60 * 1_000;

/** How long a look asks again where nothing answers: nothing is lost by giving up, and somebody is watching. */
export const lookPatienceMs = 60 * 1_000;

/** Whether the program reads an object that something else manages. */
export function isRead(state: Properties): boolean {
  return state.__isRead === true;
}

/** Whether a resource was not there before. A host may hand over hidden inputs of one that is new, too. */
export function isNewResource(olds: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(olds).every(isHidden);
}
