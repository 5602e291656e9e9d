import type { Operation } from "../operation.js";
import type { Properties } from "../resource.js";
import { isNotSet } from "./rules.js";
import { namesOf, type Table } from "./table.js";

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
  const zeros = namesOf(table).filter(
    (name) => table[name]?.zero !== undefined && news[name] === table[name]?.zero,
  );
  const isNew = Object.keys(olds).length === 0;
  const told = zeros.filter((name) => isNew || !(table[name]?.isFilled || isNotSet(olds[name])));
  const values = told.map((name) => `${name} (${JSON.stringify(news[name])})`).join(", ");
  if (told.length > 0 && operation.session.isNew(`${operation.identity.urn} zeros ${values}`)) {
    operation.log.note(`taken as not given: ${values}.`);
  }
  return Object.fromEntries(Object.entries(news).filter(([name]) => !zeros.includes(name)));
}
