import type { Caller } from "../../cloud/client.js";
import { ownerTag } from "../ownership.js";

/** One page of a list. */
interface Page<T> {
  objects: T[];
  /** Absent on the last page. */
  nextToken: string | undefined;
  /** How many objects all pages hold, where the API says so. */
  total: number | undefined;
}

/** Whether a list shows every object of the region, or those that carry an owner's mark. */
export type Scope = "all" | "marked";

/** The tags that a list of this scope asks for; one without a value stands for every value of its key. */
export function listedTags(scope: Scope): Readonly<Record<string, undefined>> {
  return scope === "marked" ? { [ownerTag]: undefined } : {};
}

/** How objects of one kind are looked at. */
export interface Looks<T> {
  idOf(object: T): string;
  /** How many ids one call may name. */
  readonly idsPerCall: number;
  /** Those of these that the region knows. */
  describe(caller: Caller, ids: readonly string[]): Promise<T[]>;
  /** One page of a list; absent where no list takes fewer calls than ids do. */
  page?(caller: Caller, scope: Scope, nextToken: string | undefined): Promise<Page<T>>;
}
