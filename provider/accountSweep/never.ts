import { dayMs, hourMs } from "../clock.js";
import { isInState } from "../core/ownership.js";
import type { Candidate } from "./classes.js";

const youngHours = 24;

/** What sweep cannot read, a cache's own `protectIfUsedWithinDays`, it takes to be this. */
export const usedWithinDays = 30;

/** Why an object stays whatever class it is in; undefined where it may go. Its id named by hand goes before all of it. */
export function whyNever({ class: asked, found }: Candidate, now: number): string | undefined {
  if (asked === "named") return undefined;
  const { kind, status, madeAt, lastMatchedAt, isOfBuild } = found;
  if (isInState(found)) return "it is in the state of a stack";
  // A time that nobody can read is no age.
  if (!(now - Date.parse(madeAt) >= youngHours * hourMs)) return `it is younger than ${youngHours} hours`;
  if (lastMatchedAt !== undefined && !(now - Date.parse(lastMatchedAt) >= usedWithinDays * dayMs))
    return `a pod has started from it within ${usedWithinDays} days`;
  if (kind === "eip" && status !== "Available") return "something holds it";
  if (isOfBuild) return "its owner is building a cache";
  return undefined;
}
