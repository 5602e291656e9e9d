import type { Properties } from "../../../provider/core/resource.js";
import type { Declared, Program } from "./program.js";

/** A resource in the state. */
export interface Stored {
  urn: string;
  kind: Declared["kind"];
  name: string;
  id: string;
  inputs: Properties;
  outputs: Properties;
  /** Its replacement is there already. */
  isReplaced: boolean;
}

export interface Run {
  refresh: boolean;
  /** Whether the provider is closed at the end, as opposed to killed. */
  closes: boolean;
}

/** What runs programs: the real engine, or a double that takes milliseconds. */
export interface Engine {
  readonly state: readonly Stored[];
  find(declared: Pick<Declared, "kind" | "name">): Stored | undefined;
  /** How the objects of a resource are marked. */
  ownerOf(declared: Declared): string;
  /** Why the run failed, or undefined when it reported success. */
  up(program: Program, run: Run): Promise<string | undefined>;
  destroy(): Promise<string | undefined>;
}
