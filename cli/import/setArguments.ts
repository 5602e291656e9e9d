import type { Properties } from "../../provider/core/resource.js";
import { applyRules, type Rule } from "../../provider/core/schema/rules.js";
import { writeOnlyFields } from "../../provider/core/schema/table.js";
import type { Kind } from "../../provider/resources/kind.js";
import { kinds } from "../../provider/resources/kinds.js";
import { UsageError } from "../usageError.js";

/** Values that the API does not return, for each kind those that it has. */
export type SetArguments = ReadonlyMap<Kind["name"], Properties>;

/** Reads pairs `name=value`; one that no kind takes is a `UsageError`. */
export function setArguments(pairs: readonly string[]): SetArguments {
  const all = new Map<Kind["name"], Properties>();
  for (const pair of pairs) {
    const [, name = "", text = ""] = /^(\w+)=(.*)$/s.exec(pair) ?? [];
    if (name === "") throw new UsageError(`--set takes name=value, not ${pair}`);
    for (const kind of takers(name)) {
      const value = valueRead(kind, name, text);
      all.set(kind.name, { ...all.get(kind.name), [name]: value });
    }
  }
  return all;
}

/** An image cache takes all of its arguments, as it always has; the others what the API does not tell of them. */
function takers(name: string): Kind[] {
  const known = kinds.filter((kind) => Object.hasOwn(kind.arguments, name));
  if (known.length === 0) throw new UsageError(`--set: no resource of this package has an argument ${name}`);
  if (known.some((kind) => kind.arguments[name]?.secret))
    throw new UsageError("--set takes no secrets: declare credentials in the program afterwards");
  const takers = known.filter(
    (kind) => kind.name === "imageCache" || writeOnlyFields(kind.arguments).includes(name),
  );
  if (takers.length === 0) throw new UsageError(`--set: the API tells ${name} itself`);
  return takers;
}

/** The value that a text stands for: the first of its readings that the argument takes. */
function valueRead(kind: Kind, name: string, text: string): unknown {
  const rule = kind.arguments[name]?.rule;
  if (rule === undefined) throw new UsageError(`--set: ${kind.className} has no argument ${name}`);
  const readings = [...jsonOf(text), text, text.split(",")];
  const reasons = readings.map((value) => wrongWith(rule, name, value, kind.className));
  const fitting = reasons.indexOf(undefined);
  if (fitting < 0) throw new UsageError(`--set: ${name} ${reasons.find(isOfValue) ?? reasons[0]}`);
  return readings[fitting];
}

/** Of a text that is read as a list too, what is wrong with its parts says more. */
function isOfValue(reason: string | undefined): boolean {
  return !reason?.startsWith("must be a list");
}

function wrongWith(rule: Rule, name: string, value: unknown, className: string): string | undefined {
  return applyRules({ [name]: value }, { [name]: rule }, className).failures[0]?.reason;
}

function jsonOf(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}
