import { isNewResource } from "../hidden.js";
import type { Operation } from "../operation.js";
import type { Properties } from "../resource.js";
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

/** The values without those that stand for nothing, and these. */
export function splitZeros(table: Zeros, values: Properties): { given: Properties; zeros: Zero[] } {
  const zeros: Zero[] = [];
  const given = Object.entries(values).flatMap(([argument, value]) => {
    const { zero, zeroParts } = Object.hasOwn(table, argument) ? (table[argument] ?? {}) : {};
    if (zero !== undefined && value === zero) {
      zeros.push({ argument, property: argument, value: zero });
      return [];
    }
    const note = (property: string) => void zeros.push({ argument, property, value: "" });
    return zeroParts
      ? filledParts(value, argument, note).map((kept) => [argument, kept])
      : [[argument, value]];
  });
  return { given: Object.fromEntries(given), zeros };
}

/** A value without the empty texts in it; nothing where nothing else was in it. */
function filledParts(value: unknown, property: string, note: (property: string) => void): unknown[] {
  if (value === "") {
    note(property);
    return [];
  }
  if (Array.isArray(value)) {
    const kept = value.flatMap((item, index) => filledParts(item, `${property}[${index}]`, note));
    return kept.length === 0 && value.length > 0 ? [] : [kept];
  }
  if (!isPlainObject(value)) return [value];
  const entries = Object.entries(value);
  const kept = entries.flatMap(([name, part]) =>
    filledParts(part, `${property}.${name}`, note).map((filled) => [name, filled]),
  );
  return kept.length === 0 && entries.length > 0 ? [] : [Object.fromEntries(kept)];
}

/** Others, such as Outputs, are not looked into. */
function isPlainObject(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/**
 * The arguments without those whose value stands for nothing in converted programs. Which ones these are is said where the
 * resource is new or loses a value by it.
 */
export function withoutZeros(
  operation: Operation,
  table: Table,
  olds: Properties,
  news: Properties,
): Properties {
  const { given, zeros } = splitZeros(table, news);
  const isNew = isNewResource(olds);
  const told = zeros.filter(
    ({ argument }) => isNew || !(table[argument]?.isFilled || sameValue(olds[argument], given[argument])),
  );
  const values = told.map(({ property, value }) => `${property} (${JSON.stringify(value)})`).join(", ");
  if (told.length > 0 && operation.isNews(`zeros ${values}`)) {
    operation.log.note(`taken as not given: ${values}.`);
  }
  return given;
}
