import { literal } from "../../cloud/literal.js";
import { isNewResource } from "../hidden.js";
import type { Operation } from "../operation.js";
import type { CheckFailure, CheckResult, Properties } from "../resource.js";
import { sameValue } from "./same.js";
import type { Table } from "./table.js";

/** Which value of each argument or option stands for nothing. */
export type Zeros = Readonly<Record<string, { readonly zero?: "" | 0; readonly zeroParts?: true }>>;

/** A value that stands for nothing in converted programs. */
interface Zero {
  argument: string;
  /** Where it stands, such as `vswitchIds[0]`. */
  property: string;
  value: "" | 0;
}

/** Of each list that has lost items: where the others stood. The name of a list is that which the program sees. */
type Kept = Map<string, readonly number[]>;

/** The values without those that stand for nothing, and these. */
export function splitZeros(
  table: Zeros,
  values: Properties,
): { given: Properties; zeros: Zero[]; kept: Kept } {
  const zeros: Zero[] = [];
  const kept: Kept = new Map();
  const given = Object.entries(values).flatMap(([argument, value]) => {
    const { zero, zeroParts } = Object.hasOwn(table, argument) ? (table[argument] ?? {}) : {};
    if (zero !== undefined && value === zero) {
      zeros.push({ argument, property: argument, value: zero });
      return [];
    }
    const note = (property: string) => void zeros.push({ argument, property, value: "" });
    return zeroParts
      ? filledParts(value, argument, note, kept).map((filled) => [argument, filled])
      : [[argument, value]];
  });
  return { given: Object.fromEntries(given), zeros, kept };
}

/** A value without the empty texts in it; nothing where nothing else was in it. */
function filledParts(
  value: unknown,
  property: string,
  note: (property: string) => void,
  keptIn: Kept,
): unknown[] {
  if (value === "") {
    note(property);
    return [];
  }
  if (Array.isArray(value)) {
    const parts = value.map((item, index) => filledParts(item, `${property}[${index}]`, note, keptIn));
    const places = parts.flatMap((part, index) => (part.length > 0 ? [index] : []));
    if (places.length < value.length) keptIn.set(property, places);
    return places.length === 0 && value.length > 0 ? [] : [parts.flat()];
  }
  if (!isPlainObject(value)) return [value];
  const entries = Object.entries(value);
  const kept = entries.flatMap(([name, part]) =>
    filledParts(part, `${property}.${name}`, note, keptIn).map((filled) => [name, filled]),
  );
  return kept.length === 0 && entries.length > 0 ? [] : [Object.fromEntries(kept)];
}

/** Others, such as Outputs, are not looked into. */
function isPlainObject(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** A text about the items that are left, with the places at which the program has them. */
function inDeclaredPlaces(text: string, kept: Kept): string {
  const outerFirst = [...kept].sort(([one], [other]) => one.length - other.length);
  return outerFirst.reduce((told, [list, places]) => {
    const item = new RegExp(`(?<![\\w.\\]])${literal(list)}\\[(\\d+)\\]`, "g");
    return told.replace(item, (_, index: string) => `${list}[${places[Number(index)] ?? index}]`);
  }, text);
}

/**
 * The arguments without those whose value stands for nothing in converted programs, and what makes findings about them such of what the
 * program declares. Which ones these are is said where the resource is new or loses a value by it.
 */
export function withoutZeros(
  operation: Operation,
  table: Table,
  olds: Properties,
  news: Properties,
): { given: Properties; asDeclared(checked: CheckResult): CheckResult } {
  const { given, zeros, kept } = splitZeros(table, news);
  const isNew = isNewResource(olds);
  const newZeros = zeros.filter(
    ({ argument }) => isNew || !(table[argument]?.isFilled || sameValue(olds[argument], given[argument])),
  );
  const values = newZeros.map(({ property, value }) => `${property} (${JSON.stringify(value)})`).join(", ");
  if (newZeros.length > 0 && operation.isNews(`zeros ${values}`)) {
    operation.log.note(`taken as not given: ${values}.`);
  }
  const told = (text: string) => inDeclaredPlaces(text, kept);
  const about = <T extends CheckFailure>(found: readonly T[]) =>
    found.map((one) => ({ ...one, property: told(one.property), reason: told(one.reason) }));
  const asDeclared = ({ inputs, failures, warnings }: CheckResult) => ({
    inputs,
    failures: about(failures),
    warnings: about(warnings),
  });
  return { given, asDeclared };
}
