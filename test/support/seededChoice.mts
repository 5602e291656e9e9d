/** A choice of so many cases that follows from the seed alone. */
export function seededChoice<T>(cases: readonly T[], count: number, seed: number): readonly T[] {
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
