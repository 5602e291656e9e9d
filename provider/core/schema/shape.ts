import { type Entry, entriesOf } from "../../cloud/answer.js";
import { canonical } from "../ownership.js";
import type { Properties } from "../resource.js";
import { isNotSet, list, object, type Rule } from "./rules.js";
import { type Same, sameValue } from "./same.js";
import type { Valued } from "./table.js";

/** The two calls that take such a value. */
export type Way = "create" | "update";

/** What stands of one field of an argument that is an object. Places count from the object that holds the field; dots lead into objects, an empty one stays. */
interface FieldFacts {
  /** Its place in what the calls take; without it, no call has it. */
  wire?: string;
  /** Its place in an update, where that is another one. */
  updateWire?: string;
  /** Its places in what the cloud tells, the first that holds something counts; without it the field is write-only. */
  told?: string | readonly string[];
  /** What its absence means. */
  fallback?: unknown;
  /** An update cannot carry it: what holds it is changed by making a new object. */
  replaces?: true;
  /** More of what was asked for is no drift. */
  isLeast?: true;
  /** That it is there says something, also where it is empty. */
  saysBeingThere?: true;
}

/** One field of an argument that is an object. */
export interface Field<Value = unknown> extends FieldFacts, Valued<Value> {
  rule: Rule;
  /** How a call takes the value, where that is another one. */
  send?: (value: never) => unknown;
  /** The fields of what it holds. */
  holds?: Shape;
  /** What tells the entries of a list apart; without it there is one object. */
  key?: (entry: Properties) => unknown;
}

/** The fields of an argument that is an object, or of the entries of one that is a list. */
export type Shape = Readonly<Record<string, Field>>;

/** One value. */
export function field<Value>(
  rule: Rule,
  facts: FieldFacts & { send?: (value: never) => unknown } = {},
): Field<Value> {
  return { rule, ...facts };
}

/** One that has to be there. */
export function neededField<Value>(rule: Rule, facts: FieldFacts = {}): Field<Value> & { isRequired: true } {
  return { rule, ...facts, isRequired: true };
}

/** An object. */
export function fieldsOf<Value>(holds: Shape, facts: FieldFacts & { rule?: Rule } = {}): Field<Value> {
  return { rule: ruleOf(holds), ...facts, holds };
}

/** A list of objects that `key` tells apart. */
export function entriesField<Value>(
  holds: Shape,
  key: (entry: Properties) => unknown,
  { unit, max, ...facts }: FieldFacts & { unit: string; max?: number; rule?: Rule },
): Field<Value[]> {
  return { rule: listRuleOf(holds, key, { unit, ...(max !== undefined && { max }) }), ...facts, holds, key };
}

/** What an object of this shape may be. */
export function ruleOf(shape: Shape): Rule {
  const rules = Object.fromEntries(Object.entries(shape).map(([name, { rule }]) => [name, rule]));
  const needed = Object.entries(shape).flatMap(([name, one]) => ("isRequired" in one ? [name] : []));
  return object(rules, needed);
}

export function listRuleOf(
  shape: Shape,
  key: (entry: Properties) => unknown,
  options: { unit: string; min?: number; max?: number; item?: Rule },
): Rule {
  return list(options.item ?? ruleOf(shape), { ...options, key: (entry) => key(entry as Properties) });
}

/** A value in wire names, as a call takes it. */
export function parametersIn(shape: Shape, value: object, way: Way): Entry {
  const parameters: Entry = {};
  for (const [name, one] of Object.entries(shape)) {
    const given = (value as Properties)[name];
    const place = way === "update" ? (one.updateWire ?? one.wire) : one.wire;
    if (isNotSet(given) || place === undefined) continue;
    put(parameters, place, sentValue(one, given, way));
  }
  return parameters;
}

function sentValue({ holds, key, send }: Field, value: unknown, way: Way): unknown {
  if (send !== undefined) return send(value as never);
  if (holds === undefined) return value;
  if (key === undefined) return parametersIn(holds, value as object, way);
  return entriesOf(value).map((entry) => parametersIn(holds, entry, way));
}

function put(parameters: Entry, place: string, value: unknown): void {
  if (place === "") {
    Object.assign(parameters, value);
    return;
  }
  const [first = "", ...rest] = place.split(".");
  if (rest.length === 0) {
    parameters[first] = value;
    return;
  }
  const inner = (parameters[first] ?? {}) as Entry;
  parameters[first] = inner;
  put(inner, rest.join("."), value);
}

/** What the cloud tells of such a value, as a program would declare it; what it does not tell, what is empty and what is a default is left out. */
export function toldIn(shape: Shape, entry: Entry): Properties {
  const told: Properties = {};
  for (const [name, one] of Object.entries(shape)) {
    const value = toldValue(one, entry);
    const isDefault = one.fallback !== undefined && sameValue(value, one.fallback);
    if (!isNotSet(value) && !isDefault) told[name] = value;
  }
  return told;
}

function toldValue({ told = [], holds, key }: Field, entry: Entry): unknown {
  for (const place of typeof told === "string" ? [told] : told) {
    const value = filled(at(entry, place));
    if (value === undefined) continue;
    if (holds === undefined) return value;
    if (key !== undefined) return entriesOf(value).map((one) => toldIn(holds, one));
    const inner = toldIn(holds, value as Entry);
    if (Object.keys(inner).length > 0) return inner;
  }
  return undefined;
}

function at(entry: Entry, place: string): unknown {
  if (place === "") return entry;
  return place
    .split(".")
    .reduce<unknown>(
      (held, name) => (typeof held === "object" ? (held as Entry | null)?.[name] : undefined),
      entry,
    );
}

/** Where nothing was given, some answers have an empty value. */
function filled(value: unknown): unknown {
  if (value === null || value === "") return undefined;
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}

/**
 * The declared value with what the cloud tells in the place of what it means otherwise. What nobody has declared, and what the cloud does
 * not tell, stays as it is declared.
 */
export function blended(shape: Shape, declared: Properties, told: Properties): Properties {
  const entries = Object.entries(shape).flatMap(([name, one]): [string, unknown][] => {
    const value = declared[name];
    return isNotSet(value) ? [] : [[name, blendedField(one, value, told[name])]];
  });
  return Object.fromEntries(entries);
}

function blendedField(
  { told: place, fallback, holds, key, isLeast }: Field,
  value: unknown,
  told: unknown,
): unknown {
  const known = told ?? fallback;
  if (place === undefined || isNotSet(known)) return value;
  if (holds !== undefined && key !== undefined)
    return blendedList(holds, key, entriesOf(value), entriesOf(known));
  if (holds !== undefined) return blended(holds, value as Properties, known as Properties);
  const isMore = isLeast && typeof known === "number" && known > Number(value);
  return isMore || sameValue(value, known) ? value : known;
}

/** Entry by entry: one that the cloud does not have is taken out, one that only the cloud has is added; in its order, where that says something. */
export function blendedList(
  shape: Shape,
  key: (entry: Properties) => unknown,
  declared: readonly Properties[],
  told: readonly Properties[],
  { isOrdered = false }: { isOrdered?: boolean } = {},
): Properties[] {
  const find = (entries: readonly Properties[], wanted: Properties) =>
    entries.find((entry) => sameValue(key(entry), key(wanted)));
  if (isOrdered) {
    return told.map((entry) => {
      const own = find(declared, entry);
      return own === undefined ? entry : blended(shape, own, entry);
    });
  }
  const kept = declared.flatMap((entry) => {
    const known = find(told, entry);
    return known === undefined ? [] : [blended(shape, entry, known)];
  });
  return [...kept, ...told.filter((entry) => find(declared, entry) === undefined)];
}

/** Whether two objects of this shape mean the same. */
export function sameIn(shape: Shape): Same {
  return (a, b) => sameValue(normal(shape, a ?? {}), normal(shape, b ?? {}));
}

/** Whether two lists do; their order says nothing unless it is told to. */
export function sameListIn(shape: Shape, { isOrdered = false }: { isOrdered?: boolean } = {}): Same {
  const entries = (value: unknown) =>
    Array.isArray(value) ? value.map((entry) => canonical(normal(shape, entry))) : [];
  const compared = (value: unknown) => (isOrdered ? entries(value) : entries(value).sort());
  return (a, b) => sameValue(compared(a), compared(b));
}

function normal(shape: Shape, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).flatMap(([name, given]): [string, unknown][] => {
    const { holds, key, fallback, saysBeingThere } = (shape[name] ?? {}) as Partial<Field>;
    if (isNotSet(given) || (fallback !== undefined && sameValue(given, fallback))) return [];
    if (holds === undefined) return [[name, given]];
    const inner =
      key === undefined ? normal(holds, given) : entriesOf(given).map((entry) => normal(holds, entry));
    return isEmpty(inner) && !saysBeingThere ? [] : [[name, inner]];
  });
  return Object.fromEntries(entries.filter(([, given]) => !(Array.isArray(given) && given.length === 0)));
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

/** The fields in a value that an update cannot carry, as paths. */
export function replacingIn(shape: Shape, value: unknown): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((entry) => replacingIn(shape, entry)))];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, given]) => {
    const { holds, replaces, fallback } = (shape[name] ?? {}) as Partial<Field>;
    if (isNotSet(given) || (fallback !== undefined && sameValue(given, fallback))) return [];
    if (replaces) return [name];
    return holds === undefined ? [] : replacingIn(holds, given).map((inner) => `${name}.${inner}`);
  });
}
