import type { Caller } from "../../cloud/client.js";

/** One page of a list. */
interface Page<T> {
  objects: T[];
  /** Absent on the last page. */
  nextToken: string | undefined;
  /** How many objects all pages hold, where the API says so. */
  total: number | undefined;
}

/** How objects of one kind are looked at. */
export interface Looks<T> {
  idOf(object: T): string;
  /** How many ids one call may name. */
  readonly idsPerCall: number;
  /** Those of these that the region knows. */
  describe(caller: Caller, ids: readonly string[]): Promise<T[]>;
  /** One page of all that carry an owner's mark; absent where no list takes fewer calls than ids do. */
  page?(caller: Caller, nextToken: string | undefined): Promise<Page<T>>;
}
