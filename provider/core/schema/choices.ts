import type { Properties } from "../resource.js";
import { isNotSet, type Rule } from "./rules.js";

/** Exactly one of these has to be there. */
export function oneOfThem(names: readonly string[]): Rule {
  return (value, property, fail) => {
    const given = names.filter((name) => !isNotSet((value as Properties)[name]));
    const all = names.join(", ");
    if (given.length === 0) fail(property, `needs one of ${all}.`);
    if (given.length > 1) fail(property, `has ${given.join(" and ")}: give one of ${all}.`);
  };
}

/** No two of these go together. */
export function oneAtMost(names: readonly string[]): Rule {
  return (value, property, fail) => {
    const given = names.filter((name) => !isNotSet((value as Properties)[name]));
    if (given.length > 1) fail(property, `has ${given.join(" and ")}: give one of them.`);
  };
}

/** Both have to agree; the second is asked only where the value is an object. */
export function both(first: Rule, second: Rule): Rule {
  return (value, property, fail, warn) => {
    first(value, property, fail, warn);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    if (isObject) second(value, property, fail, warn);
  };
}
