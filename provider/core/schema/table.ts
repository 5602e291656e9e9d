import type { Rule } from "./rules.js";
import { type Same, sameValue } from "./same.js";

/**
 * What a change of an argument does.
 * - `update`: made in place.
 * - `tags`: the tag actions carry it.
 * - `replace`: only a new object can have it.
 * - `local`: the cloud does not hear of it.
 */
type Change = "update" | "tags" | "replace" | "local";

/** Parameters of a call in wire names. */
type Parameters = Record<string, unknown>;

/** A wire name, or what makes parameters of a value that one name cannot hold as it is. */
type Wire = string | ((value: never) => Parameters);

/** What stands of an argument in its resource's table. `Told` is the object as the cloud tells of it. */
export interface Facts<Told> {
  /** What its value may be on its own. */
  rule: Rule;
  change: Change;
  /** What programs that were converted from another tool hold where nothing is declared: it is taken as not given. */
  zero?: "" | 0;
  /** An empty text in it, at any depth, is taken as not given too. */
  zeroParts?: true;
  /** The flag without which it means nothing, and what to say then. */
  needs?: { flag: string; reason: string };
  /** An argument that it does not go together with, and what to say then. */
  excludedBy?: { other: string; reason: string };
  /** What counts as a change. Default: another value. */
  same?: Same;
  /** Leaving it out later asks for nothing: the object stays as it is. */
  stays?: true;
  /** How the call that makes or updates the object takes it. */
  wire?: Wire;
  /** A change pulls the images again. */
  pulls?: true;
  /** How an update takes it, where that is another way than that of the call that makes the object. */
  updateWire?: Wire;
  /** Where the cloud tells of it; without it the argument is write-only. */
  read?: (told: Told) => unknown;
  /** What a declared value is where the cloud tells so, where that is not what the cloud tells alone: it may tell less, or more. */
  blend?: (declared: never, told: never) => unknown;
  /** The provider fills it in where the program does not give it. */
  isFilled?: true;
  /** The cloud that says nothing of it has none. Default: a difference would be a guess. */
  silenceIsNone?: true;
  /** When what the cloud tells of it may be about something else. */
  isUnsure?: (told: Told) => boolean;
  /** A value in the cloud is drift also where nobody has declared one. */
  isWatched?: true;
  /** What an update sets it to once the program gives it no more. Default: the cloud has no way to take it back. */
  cleared?: unknown;
  /** What shows that the cloud has kept it although it was asked to clear it. */
  shows?: (told: Told) => unknown;
  /** Stored encrypted, and in no digest. */
  secret?: true;
  /** It came after digests had been written: it is in a digest only where it is given, so that older ones stay what they are. */
  isLater?: true;
  /** Its place in the text that a generated name is made of: never another one, or names change. */
  named?: number;
  /** How @pulumi/alicloud calls it, where that is another name, what to say of the difference, and what becomes of its value. */
  alicloud?: { name: string; hint?: string; fromTheirs?: (value: unknown) => unknown };
  /** Describes the address that lives only as long as a build, and how AllocateEipAddress takes it. */
  buildAddress?: { wire?: string };
  /** Where an ImageCache object of a cluster says the same. */
  object?: InObject;
}

/** The place of an argument in an ImageCache object of a cluster, or why it has none. */
type InObject =
  | { annotation?: string; text?: (value: never) => string | undefined; spec?: true }
  | {
      /** Why `buildWith: "cluster"` refuses it; without it the component has one of its own. */
      refused?: string;
      /** What becomes of it where an object is made of the arguments. */
      leftOut: string;
      /** A value that says what an object does anyway. */
      needless?: (value: unknown) => boolean;
    };

declare const valueType: unique symbol;
declare const outputType: unique symbol;

/** What has a plain type. */
export interface Valued<Value> {
  readonly [valueType]?: Value;
}

/** One argument: its facts, its plain type and the type of the output that the class has of it. */
export interface Argument<Value, Output, Told> extends Facts<Told>, Valued<Value> {
  readonly [outputType]?: Output;
}

/** One that must be given; there is none yet that an object of a cluster lacks. */
export interface RequiredArgument<Value, Told> extends SharedArgument<Value, Value, Told> {
  readonly isRequired: true;
}

/** One that an ImageCache object of a cluster says in the same words. */
export interface SharedArgument<Value, Output, Told> extends Argument<Value, Output, Told> {
  readonly isShared: true;
}

/** What the cloud adds to the arguments. */
export interface Computed<Output, Told> {
  /** Where the cloud tells of it; without it something else does. */
  read?: (told: Told) => unknown;
  /** It is the resource's own id. */
  isId?: true;
  /** It is the same as long as the object lives. */
  isFixed?: true;
  /** The argument whose text it holds: it is secret where that is. */
  quotes?: string;
  readonly [outputType]?: Output;
}

/** Makes the entries of one resource's table. */
export function entriesOf<Told>() {
  return {
    /** An argument. Its output may be there also where nobody has declared it: then its type is given. */
    argument: <Value, Output = Value | undefined>(facts: Facts<Told>): Argument<Value, Output, Told> => facts,
    shared: <Value, Output = Value | undefined>(facts: Facts<Told>): SharedArgument<Value, Output, Told> => ({
      ...facts,
      isShared: true,
    }),
    required: <Value>(facts: Facts<Told>): RequiredArgument<Value, Told> => ({
      ...facts,
      isShared: true,
      isRequired: true,
    }),
    computed: <Output>(read?: (told: Told) => unknown): Computed<Output, Told> =>
      read === undefined ? {} : { read },
    fixed: <Output>(read?: (told: Told) => unknown): Computed<Output, Told> => ({
      ...(read !== undefined && { read }),
      isFixed: true,
    }),
    quoting: <Output>(quotes: string): Computed<Output, Told> => ({ quotes }),
    id: (read: (told: Told) => string): Computed<string, Told> => ({ read, isId: true }),
  };
}

/** The arguments of a resource, whatever they are read from. */
export type Table<Told = never> = Readonly<Record<string, Facts<Told>>>;

type RequiredNames<T> = { [K in keyof T]: T[K] extends { isRequired: true } ? K : never }[keyof T];

type ValueOf<T> = T extends { readonly [valueType]?: infer Value } ? Exclude<Value, undefined> : never;

type Required<T> = Pick<T, RequiredNames<T>>;
type Optional<T> = Pick<T, Exclude<keyof T, RequiredNames<T>>>;

/** The arguments as plain values, each with the text that stands above its entry. */
export type PlainInputs<T> = { [K in keyof Required<T>]: ValueOf<T[K]> } & {
  [K in keyof Optional<T>]?: ValueOf<T[K]> | undefined;
};

/** The arguments that an ImageCache object of a cluster says in the same words. */
export type Shared<T> = Pick<T, { [K in keyof T]: T[K] extends { isShared: true } ? K : never }[keyof T]>;

/** The plain type of an output. */
export type OutputOf<T> = T extends { readonly [outputType]?: infer Output } ? Output : never;

export type Names<T> = Extract<keyof T, string>;

export function namesOf<T extends object>(table: T): Names<T>[] {
  return Object.keys(table) as Names<T>[];
}

/** Whether two values of an argument mean the same. */
export function means<Told>({ same = sameValue }: Facts<Told>, a: unknown, b: unknown): boolean {
  return same(a, b);
}

/** The arguments that the cloud takes and never tells. */
export function writeOnlyFields<T extends Table>(table: T): Names<T>[] {
  return namesOf(table).filter((name) => table[name]?.wire !== undefined && table[name]?.read === undefined);
}

/** The rules of all arguments. */
export function rulesOf<T extends Table>(table: T): Readonly<Record<Names<T>, Rule>> {
  const rules = namesOf(table).map((name) => [name, table[name]?.rule]);
  return Object.fromEntries(rules) as Record<Names<T>, Rule>;
}

/** What to say to whoever takes an argument by the name that @pulumi/alicloud has for it. */
export function alicloudHints(table: Table): Record<string, string> {
  const hints = Object.entries(table).flatMap(([name, { alicloud }]) =>
    alicloud === undefined ? [] : [[alicloud.name, `${name}${alicloud.hint ?? ""}`]],
  );
  return Object.fromEntries(hints);
}

/** Values in wire names, as the call takes them that makes or updates the object. */
export function parametersOf(table: Table, values: Readonly<Record<string, unknown>>): Parameters {
  const parameters: Parameters = {};
  for (const [name, { wire }] of Object.entries(table)) {
    const value = values[name];
    if (value === undefined || value === null || wire === undefined) continue;
    if (typeof wire === "string") parameters[wire] = value;
    else Object.assign(parameters, wire(value as never));
  }
  return parameters;
}

/** Several values in one text. */
export function commaList(name: string): (values: readonly string[]) => Parameters {
  return (values) => ({ [name]: values.join(",") });
}

/** What generated names are made of, in their places; what is not known yet is among it. */
export function nameParts<T extends Table>(table: T, inputs: Readonly<Record<string, unknown>>): unknown[] {
  const place = (name: Names<T>) => table[name]?.named ?? 0;
  const named = namesOf(table)
    .filter((name) => place(name) > 0)
    .sort((a, b) => place(a) - place(b));
  return digestParts(table, named, inputs).map(([, value]) => value);
}

/** What an object was made for: the values of these arguments, in an order that never changes. */
export function digestParts<T extends Table>(
  table: T,
  names: readonly Names<T>[],
  inputs: object,
): [string, unknown][] {
  const values: Readonly<Record<string, unknown>> = { ...inputs };
  return names.flatMap((name): [string, unknown][] => {
    const value = values[name] ?? null;
    return value === null && table[name]?.isLater ? [] : [[name, value]];
  });
}
