import type { CheckFailure, Properties } from "../resource.js";
import { isKnown, isNotSet, isOff, type Rule, trueOrFalse } from "./rules.js";
import type { Table } from "./table.js";

/** What is wrong with arguments because of each other, as the table says at the one that is told of. */
export function checkTogether<Told>(table: Table<Told>, inputs: Properties): CheckFailure[] {
  return Object.entries(table).flatMap(([property, { needs, excludedBy }]) => [
    ...(needs !== undefined && isKnown(inputs[property]) && isOff(inputs[needs.flag])
      ? [{ property, reason: needs.reason }]
      : []),
    ...(excludedBy !== undefined &&
    [property, excludedBy.other].every((name) => asksFor(table[name], inputs[name]))
      ? [{ property, reason: excludedBy.reason }]
      : []),
  ]);
}

/** A flag asks once it is known to be true; anything else by being there, whatever it turns out to be. */
function asksFor(facts: { rule: Rule } | undefined, value: unknown): boolean {
  return facts?.rule === trueOrFalse ? value === true : !isNotSet(value);
}
