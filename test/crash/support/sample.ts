import { seededChoice } from "../../support/seededChoice.mts";

const seed = Number(process.env.CRASH_SEED ?? Math.floor(Math.random() * 1e6));

/**
 * A seeded choice from a table of cases that takes too long to run whole each time; `npm run test:crash` runs all. The seed
 * is printed, and CRASH_SEED repeats a choice.
 */
export function sample<T>(cases: readonly T[], count: number): readonly T[] {
  return process.env.CRASH_CASES === "all" ? cases : seededChoice(cases, count, seed);
}

if (process.env.CRASH_CASES !== "all") console.log(`crash cases: seed ${seed}`);
