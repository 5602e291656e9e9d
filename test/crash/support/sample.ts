const seed = Number(process.env.CRASH_SEED ?? Math.floor(Math.random() * 1e6));

/**
 * A seeded choice from a table of cases that takes too long to run whole each time; `npm run test:crash` runs all. The seed
 * is printed, and CRASH_SEED repeats a choice.
 */
export function sample<T>(cases: readonly T[], count: number): readonly T[] {
  if (process.env.CRASH_CASES === "all") return cases;
  const salt = seed + cases.length * 104_729;
  const order = cases.map((item, index) => ({ item, rank: hash(salt + index * 7_919) }));
  return order
    .sort((a, b) => a.rank - b.rank)
    .slice(0, Math.ceil(count))
    .map(({ item }) => item);
}

/** A whole number that looks random and depends on nothing else. */
function hash(value: number): number {
  const mixed = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 12)) >>> 0;
}

if (process.env.CRASH_CASES !== "all") console.log(`crash cases: seed ${seed}`);
