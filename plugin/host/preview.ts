import type { Properties } from "../../provider/core/resource.js";
import { changedFields } from "../../provider/core/schema/changes.js";
import { isNotSet } from "../../provider/core/schema/rules.js";
import { UNKNOWN } from "../../provider/core/schema/unknown.js";
import type { Hosted } from "./hosted.js";

/** What a create would leave, as far as it is known before it. */
export function createdPreview(hosted: Hosted, inputs: Properties): Properties {
  return { ...unknowns(Object.keys(hosted.outputs)), ...unknowns(filledIn(hosted, inputs)), ...inputs };
}

/** What an update would leave: what it does not move stays known, so that nothing that takes it shows a change. */
export function updatedPreview(hosted: Hosted, olds: Properties, news: Properties): Properties {
  const changed = changedFields(hosted.arguments, olds, news);
  const isCarriedOut =
    changed.some((name) => hosted.arguments[name]?.change === "update") || changed.length === 0;
  const moving = isCarriedOut ? movingOutputs(hosted) : [];
  const cleared = changed.filter((name) => isNotSet(news[name]));
  const kept = Object.entries(olds).filter(([name]) => !cleared.includes(name));
  return { ...Object.fromEntries(kept), ...news, ...unknowns(moving) };
}

/** What no update moves: the engine shows no change of what depends on it. */
export function fixedOutputs({ outputs }: Hosted): string[] {
  return Object.entries(outputs).flatMap(([name, { isId, isFixed }]) => (isId || isFixed ? [name] : []));
}

function movingOutputs({ outputs }: Hosted): string[] {
  return Object.entries(outputs).flatMap(([name, { isId, isFixed }]) => (isId || isFixed ? [] : [name]));
}

/** What the cloud gives where the program gives nothing. */
function filledIn({ arguments: table }: Hosted, inputs: Properties): string[] {
  return Object.entries(table).flatMap(([name, { read, silenceIsNone }]) =>
    read !== undefined && silenceIsNone !== true && isNotSet(inputs[name]) ? [name] : [],
  );
}

function unknowns(names: readonly string[]): Properties {
  return Object.fromEntries(names.map((name) => [name, UNKNOWN]));
}
