import type { Properties } from "./resource.js";
import type { Computed } from "./schema/table.js";

/** The key by which Pulumi tells special values from objects. */
export const markKey = "4dabf18193072939515e22adb298388d";
export const secretKind = "1b47061264138c4ac30d75fd1eb44270";

/** A value that the engine is to keep encrypted. */
export function asSecretValue(value: unknown): Properties {
  return { [markKey]: secretKind, value };
}

/** The outputs that hold text of an argument which is secret. */
export function quotingOutputs(
  outputs: Readonly<Record<string, Computed<unknown, never>>>,
  secretArguments: Iterable<string>,
): string[] {
  const secret = new Set(secretArguments);
  return Object.entries(outputs).flatMap(([name, { quotes }]) =>
    quotes !== undefined && secret.has(quotes) ? [name] : [],
  );
}
