import type { Operation } from "../operation.js";
import type { Properties } from "../resource.js";
import { isNotSet } from "./rules.js";
import type { Table } from "./table.js";

/** Which value of each argument or option stands for nothing. */
export type Zeros = Readonly<Record<string, { readonly zero?: "" | 0 }>>;

/** The names of the values that stand for nothing in converted programs. */
export function zerosIn(table: Zeros, values: Properties): string[] {
  return Object.entries(table).flatMap(([name, { zero }]) =>
    zero !== undefined && values[name] === zero ? [name] : [],
  );
}

export function without(values: Properties, names: readonly string[]): Properties {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
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
  const zeros = zerosIn(table, news);
  const isNew = Object.keys(olds).length === 0;
  const told = zeros.filter((name) => isNew || !(table[name]?.isFilled || isNotSet(olds[name])));
  const values = told.map((name) => `${name} (${JSON.stringify(news[name])})`).join(", ");
  if (told.length > 0 && operation.isNews(`zeros ${values}`)) {
    operation.log.note(`taken as not given: ${values}.`);
  }
  return without(news, zeros);
}
