import { canonical } from "../ownership.js";
import { isNotSet } from "./rules.js";

/** Whether two values of a property mean the same. */
export type Same = (a: unknown, b: unknown) => boolean;

export const sameValue: Same = (a, b) => (isNotSet(a) ? isNotSet(b) : canonical(a) === canonical(b));

/** For values whose absence means the same as a default. */
export function sameWithDefault(fallback: unknown): Same {
  return (a, b) => sameValue(a ?? fallback, b ?? fallback);
}

/** For lists whose order does not matter; absent means empty. */
export const sameSet: Same = (a, b) => sameValue(sorted(a), sorted(b));

/** For maps; absent means empty. */
export const sameMap = sameWithDefault({});

/** For text whose absence means the same as an empty one. */
export const sameText = sameWithDefault("");

function sorted(value: unknown): unknown {
  if (isNotSet(value)) return [];
  if (!Array.isArray(value)) return value;
  return value.map(canonical).sort();
}
