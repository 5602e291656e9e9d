import type { TaggedKind } from "../cloud/tags.js";
import type { Operation } from "./operation.js";
import type { Computed } from "./schema/table.js";

/** Plain property values as they cross the wire between the engine and a provider. */
export type Properties = Record<string, unknown>;

export interface CheckFailure {
  /** The property's path, such as `images[2]`. */
  property: string;
  reason: string;
}

/** What is allowed and yet seldom meant, of the same shape. */
export type CheckWarning = CheckFailure;

/** What rules find. */
export interface Findings {
  failures: CheckFailure[];
  warnings: CheckWarning[];
}

export interface CheckResult extends Findings {
  inputs: Properties;
}

/** `changes` undefined lets the engine compare the inputs itself and show the detail. */
export interface DiffResult {
  changes: boolean | undefined;
  replaces: string[];
  deleteBeforeReplace?: boolean;
  /** Why it changes although nothing of it was declared anew: a line for whoever reads the preview. */
  reason?: string;
}

/** The behaviour of one kind of resource, whichever host calls it. */
export interface Resource {
  /** The type's name for messages. */
  readonly kind: string;
  /** What it tells beside its arguments; absent where nothing of that holds text of an argument. */
  readonly outputs?: Readonly<Record<string, Computed<unknown, never>>>;
  /** How the tag actions call it; absent where it makes nothing in the cloud. */
  readonly tagged?: TaggedKind;
  check(operation: Operation, olds: Properties, news: Properties): Promise<CheckResult>;
  diff(operation: Operation, id: string, olds: Properties, news: Properties): Promise<DiffResult>;
  create(operation: Operation, inputs: Properties): Promise<{ id: string; outs: Properties }>;
  /** Undefined when the object is gone. */
  read(
    operation: Operation,
    id: string,
    state: Properties,
  ): Promise<{ outs: Properties; inputs: Properties } | undefined>;
  update(operation: Operation, id: string, olds: Properties, news: Properties): Promise<Properties>;
  delete(operation: Operation, id: string, state: Properties): Promise<void>;
}

/** A create or update that left something behind which the state must know. */
export class PartialFailure extends Error {
  override readonly name = "PartialFailure";

  constructor(
    message: string,
    readonly id: string,
    readonly outs: Properties,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}
