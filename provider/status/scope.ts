import type { TaggedKind } from "../cloud/tags.js";

/** What a stack has in its state, as far as the cloud has it too. */
export interface StackObject {
  kind: TaggedKind;
  id: string;
  /** Name of its resource. */
  resource: string;
  regionId: string;
  /** Its end is no loss: a job ends, and the cloud forgets it. */
  mayBeGone: boolean;
  buildSeconds?: number | undefined;
}

/** By id. */
export type Scope = ReadonlyMap<string, StackObject>;

/** Those of a list that belong to the stack, with the names of their resources; without a stack all of them. */
export function inScope<T extends { id: string }>(
  objects: readonly T[],
  scope: Scope | undefined,
): (T & { resource?: string })[] {
  if (scope === undefined) return [...objects];
  return objects.flatMap((one) => {
    const known = scope.get(one.id);
    return known === undefined ? [] : [{ ...one, resource: known.resource }];
  });
}

/** What the stack has, and a region that was read to its end does not. */
export function goneFrom(
  scope: Scope | undefined,
  kind: TaggedKind,
  found: readonly { id: string }[],
  isRead: (regionId: string) => boolean,
): StackObject[] {
  const there = new Set(found.map(({ id }) => id));
  return [...(scope?.values() ?? [])].filter(
    (one) => one.kind === kind && !one.mayBeGone && !there.has(one.id) && isRead(one.regionId),
  );
}
