import type { Properties } from "./resource.js";

/**
 * What the resource class passes on because the host does not. The leading underscores keep these inputs out of the
 * engine's diff displays.
 */
export interface HiddenInputs {
  __logicalName: string;
  __urn: string;
  __organization: string;
  __project: string;
  __stack: string;
  /** Seconds, from the resource option `customTimeouts`. */
  __timeouts?: { create?: number; update?: number; delete?: number };
}

export const hiddenInputs = [
  "__logicalName",
  "__urn",
  "__organization",
  "__project",
  "__stack",
  "__timeouts",
] as const;

const defaultTimeoutSeconds = 60 * 60;

/** How long an operation on this resource may take, in milliseconds. */
export function timeoutMs(properties: Properties, operation: "create" | "update" | "delete"): number {
  const timeouts = properties.__timeouts as HiddenInputs["__timeouts"];
  return (timeouts?.[operation] ?? defaultTimeoutSeconds) * 1_000;
}

/** For calls outside of an operation with a timeout of its own: looks at the cloud in diff and read. */
export const lookTimeoutMs = 5 * 60 * 1_000;
