import type { Properties } from "../../provider/core/resource.js";

const key = "__version";

/** Makes a state of one version one of the next. */
type Lift = (state: Properties) => Properties;

/** How states of this plugin are written now. Each number below it has a lift. */
const current = 1;

/** Those of the dynamic provider have no version: they are read as they are. */
const lifts: Readonly<Record<number, Lift>> = {};

/** A state as this version reads it, whichever one has written it. */
export function lifted(
  state: Properties,
  to = current,
  by: Readonly<Record<number, Lift>> = lifts,
): Properties {
  const written = typeof state[key] === "number" ? state[key] : to;
  if (written > to)
    throw new Error(
      `this state was written by a newer version of the plugin (its form is ${written}, and this version knows ${to}): install that one, or a newer one.`,
    );
  const { [key]: _, ...rest } = state;
  let read: Properties = rest;
  for (let version = written; version < to; version++) read = by[version]?.(read) ?? read;
  return read;
}

/** A state as it is stored: with the version of its form. */
export function versioned(state: Properties): Properties {
  return Object.keys(state).length === 0 ? state : { ...state, [key]: current };
}
