import { invalidParameter, missingParameter } from "./apiError.js";
import type { Parameters, Range } from "./parameters.js";
import * as shapes from "./shapes.js";

/** A field of the API, stated once: how a call tells it, and what it looks like as data. */
export interface Field<T> {
  /** Undefined where the call does not tell it. */
  read(parameters: Parameters, name: string): T | undefined;
  readonly shape: shapes.Shape<T>;
}

/** The statements of an object's fields. */
type Statement = Readonly<Record<string, Field<unknown>>>;
type ValueOf<F> = F extends Field<infer T> ? T : never;
type NeededName<S> = {
  [Name in keyof S]: S[Name] extends { readonly isNeeded: true } ? Name : never;
}[keyof S];

/** The object that a statement describes. */
export type Stated<S> = { [Name in NeededName<S>]: ValueOf<S[Name]> } & {
  [Name in Exclude<keyof S, NeededName<S>>]?: ValueOf<S[Name]> | undefined;
};

/** An empty value counts as absent. */
export const text: Field<string> = {
  read: (parameters, name) => parameters.filled(name),
  shape: shapes.text,
};

/** A text that may be empty. */
export function anyText(maxLength: number): Field<string> {
  return {
    read: (parameters, name) => {
      const value = parameters.text(name);
      if (value === undefined || value.length <= maxLength) return value;
      throw invalidParameter(parameters.fullName(name), `it has more than ${maxLength} characters`);
    },
    shape: shapes.text,
  };
}

export const flag: Field<boolean> = {
  read: (parameters, name) => parameters.flag(name),
  shape: shapes.flag,
};

export function integer(range: Range): Field<number> {
  return { read: (parameters, name) => parameters.integer(name, range), shape: shapes.number };
}

export function decimal(range: Range): Field<number> {
  return { read: (parameters, name) => parameters.decimal(name, range), shape: shapes.number };
}

export function oneOf<const T extends string>(...words: readonly T[]): Field<T> {
  return { read: (parameters, name) => parameters.oneOf(name, words), shape: shapes.oneOf(...words) };
}

/** Name.1, Name.2, … */
export function texts(max: number): Field<string[]> {
  return {
    read: (parameters, name) => unlessEmpty(parameters.list(name, max)),
    shape: shapes.listOf(shapes.text),
  };
}

/** The groups Name.1.*, Name.2.*, … */
export function items<const S extends Statement>(statement: S, max: number): Field<Stated<S>[]> {
  return {
    read: (parameters, name) =>
      unlessEmpty(parameters.groups(name, max).map((group) => readStated(statement, group))),
    shape: shapes.listOf(shapeOf(statement)),
  };
}

/** The members Name.*; absent where none of them is told. */
export function record<const S extends Statement>(statement: S): Field<Stated<S>> {
  return {
    read: (parameters, name) => {
      const found = readStated(statement, parameters.within(name));
      return Object.keys(found).length > 0 ? found : undefined;
    },
    shape: shapeOf(statement),
  };
}

export function needed<T>({ read, shape }: Field<T>): Field<T> & { readonly isNeeded: true } {
  const readNeeded = (parameters: Parameters, name: string) => {
    const value = read(parameters, name);
    if (value === undefined) throw missingParameter(parameters.fullName(name));
    return value;
  };
  return { read: readNeeded, shape, isNeeded: true };
}

/** What a call tells of the fields of a statement. */
export function readStated<S extends Statement>(statement: S, parameters: Parameters): Stated<S> {
  const told = Object.entries(statement).map(
    ([name, field]) => [name, field.read(parameters, name)] as const,
  );
  return Object.fromEntries(told.filter(([, value]) => value !== undefined)) as Stated<S>;
}

export function shapeOf<S extends Statement>(statement: S): shapes.Shape<Stated<S>> {
  const all = Object.entries(statement).map(([name, field]) => [
    name,
    "isNeeded" in field ? field.shape : shapes.optional(field.shape),
  ]);
  return shapes.object(Object.fromEntries(all)) as unknown as shapes.Shape<Stated<S>>;
}

/** The same object of which any field may be missing. */
export function patchShapeOf<S extends Statement>(statement: S): shapes.Shape<Partial<Stated<S>>> {
  const all = Object.entries(statement).map(([name, field]) => [name, shapes.optional(field.shape)]);
  return shapes.object(Object.fromEntries(all)) as unknown as shapes.Shape<Partial<Stated<S>>>;
}

export function unlessEmpty<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}
