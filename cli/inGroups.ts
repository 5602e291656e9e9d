/** Does the same for each, for so many at once. */
export async function inGroups<T, R>(
  all: readonly T[],
  size: number,
  work: (each: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (let first = 0; first < all.length; first += size)
    results.push(...(await Promise.all(all.slice(first, first + size).map(work))));
  return results;
}
