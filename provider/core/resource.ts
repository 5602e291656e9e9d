import type { Clouds } from "../accounts/clouds.js";
import type { TaggedKind } from "../cloud/tags.js";

/** Plain property values as they cross the wire between the engine and a provider. */
export type Properties = Record<string, unknown>;

export interface CheckFailure {
  /** The property's path, such as `images[2]`. */
  property: string;
  reason: string;
}

export interface CheckResult {
  inputs: Properties;
  failures: CheckFailure[];
}

/** `changes` undefined lets the engine compare the inputs itself and show the detail. */
export interface DiffResult {
  changes: boolean | undefined;
  replaces: string[];
  deleteBeforeReplace?: boolean;
}

/** What an operation may use beside its properties. */
export interface Context {
  clouds: Clouds;
  /** Shows one line to whoever runs `pulumi`; the resource's name is added. */
  log(message: string): void;
}

/** The behaviour of one kind of resource, whichever host calls it. */
export interface Resource {
  /** The type's name for messages. */
  readonly kind: string;
  /** How the tag actions call it; absent where it makes nothing in the cloud. */
  readonly tagged?: TaggedKind;
  check(context: Context, olds: Properties, news: Properties): Promise<CheckResult>;
  diff(context: Context, id: string, olds: Properties, news: Properties): Promise<DiffResult>;
  create(context: Context, inputs: Properties): Promise<{ id: string; outs: Properties }>;
  /** Undefined when the object is gone. */
  read(
    context: Context,
    id: string,
    state: Properties,
  ): Promise<{ outs: Properties; inputs: Properties } | undefined>;
  update(context: Context, id: string, olds: Properties, news: Properties): Promise<Properties>;
  delete(context: Context, id: string, state: Properties): Promise<void>;
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
