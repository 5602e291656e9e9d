import { type HiddenInputs, hiddenInputs, isHidden } from "../../provider/core/hidden.js";
import type { Properties } from "../../provider/core/resource.js";

/** Seconds, 0 where the program says nothing. */
interface Timeouts {
  create?: number;
  update?: number;
  delete?: number;
}

/** What the core reads of a resource beside its arguments: here the engine tells it, and no program does. */
export function hiddenOf(
  urn: string,
  olds: Properties,
  secrets: readonly string[][],
  timeouts: Timeouts = {},
): HiddenInputs {
  const given = Object.entries(timeouts).filter(([, seconds]) => seconds > 0);
  return {
    __urn: urn,
    // A plugin is not told the organisation: a state that another host has written may.
    __organization: olds.__organization as string,
    ...(given.length > 0 && { __timeouts: Object.fromEntries(given) }),
    ...(secrets.length > 0 && { __secrets: [...secrets] }),
  };
}

const remembered = ["__generatedName", "__pullsReplace", "__pullLimit", "__hides"];

/** The properties without what only calls of the core need: it stands in no state of a plugin, and is never compared. */
export function withoutHidden(properties: Properties): Properties {
  const isKept = (name: string) => remembered.includes(name) || !isHidden(name);
  return Object.fromEntries(Object.entries(properties).filter(([name]) => isKept(name)));
}

/** The same for a state that another host has written: the hidden inputs that the core compares are those of this call. */
export function withHidden(properties: Properties, hidden: HiddenInputs): Properties {
  const rest = Object.entries(properties).filter(
    ([name]) => !(hiddenInputs as readonly string[]).includes(name),
  );
  return { ...withoutHidden(Object.fromEntries(rest)), ...hidden };
}
