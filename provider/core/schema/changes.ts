import type { Properties } from "../resource.js";
import { isNotSet } from "./rules.js";
import { type Facts, means, type Names, namesOf, type Table } from "./table.js";
import { containsUnknown } from "./unknown.js";

/** The arguments that are given. */
export function declaredFields<T extends Table>(table: T, inputs: Properties): Names<T>[] {
  return namesOf(table).filter((name) => !isNotSet(inputs[name]));
}

/** The arguments of a state that the program gave, as opposed to those that the server filled in. */
export function declaredIn<T extends Table>(table: T, state: Properties): Names<T>[] {
  return (state.__declared as Names<T>[] | undefined) ?? declaredFields(table, state);
}

/** The arguments alone, without what the cloud or the class has added. */
export function argumentsOf<T extends Table>(table: T, properties: Properties): Properties {
  return Object.fromEntries(declaredFields(table, properties).map((name) => [name, properties[name]]));
}

/** The arguments whose meaning differs between the state and the declaration. */
export function changedFields<T extends Table>(table: T, olds: Properties, news: Properties): Names<T>[] {
  const before = declaredIn(table, olds);
  return namesOf(table).filter((name) => {
    if (containsUnknown(news[name])) return true;
    // A value that only the server chose is no one's declaration.
    if (isNotSet(news[name]) && !before.includes(name)) return false;
    return !means(factsOf(table, name), olds[name], news[name]);
  });
}

/** Those of the changes that only a new object can carry. */
export function replacingFields<T extends Table>(
  table: T,
  news: Properties,
  changed: readonly Names<T>[],
): Names<T>[] {
  return changed.filter((name) => {
    const { change, stays } = factsOf(table, name);
    return change === "replace" && !(stays && isNotSet(news[name]));
  });
}

/** What an update has not finished, and the next one has to send: all but what the cloud does not hear of. */
export function sentFields<T extends Table>(table: T, names: readonly Names<T>[]): Names<T>[] {
  return names.filter((name) => factsOf(table, name).change !== "local");
}

export function factsOf<T extends Table>(table: T, name: Names<T>): Facts<never> {
  const facts = table[name];
  if (facts === undefined) throw new Error(`${name} is missing from the table.`);
  return facts;
}
