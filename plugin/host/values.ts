import { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import type { Properties } from "../../provider/core/resource.js";
import { isUnknown, UNKNOWN } from "../../provider/core/schema/unknown.js";
import { asSecretValue, markKey, secretKind } from "../../provider/core/secretMark.js";

const outputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** Plain values, the names of the top-level ones that hold a secret at any depth, and where in them each secret is. */
export interface Opened {
  properties: Properties;
  secrets: ReadonlySet<string>;
  paths: readonly string[][];
}

/** What the engine sends, without the marks of secrets. */
export function open(struct: Struct | undefined): Opened {
  const paths: string[][] = [];
  const walk = (value: unknown, path: string[]): unknown => {
    if (Array.isArray(value)) return value.map((item, index) => walk(item, [...path, String(index)]));
    if (typeof value !== "object" || value === null) return value;
    const held = value as Properties;
    if (held[markKey] === secretKind) {
      paths.push(path);
      return walk(held.value, path);
    }
    if (held[markKey] === outputSignature) {
      if (held.secret === true) paths.push(path);
      return "value" in held ? walk(held.value, path) : UNKNOWN;
    }
    return Object.fromEntries(Object.entries(held).map(([key, item]) => [key, walk(item, [...path, key])]));
  };
  const properties = walk(struct?.toJavaScript() ?? {}, []) as Properties;
  return { properties, secrets: new Set(paths.flatMap(([name]) => name ?? [])), paths };
}

/** What the engine is sent: nothing that it does not understand, and each secret marked as one. */
export function seal(properties: Properties, secrets: Iterable<string>): Struct {
  return sealedAt(
    plain(properties),
    [...new Set(secrets)].map((name) => [name]),
  );
}

/**
 * The same for arguments that were checked: a secret is marked where the program has it, so that no more than it is one. Where its place
 * holds something else now, all of the argument is. `whole` are names that always are.
 */
export function sealChecked(
  checked: Properties,
  { properties: given, paths }: Opened,
  whole: readonly string[],
): Struct {
  const clean = plain(checked);
  const isInPlace = (path: readonly string[]) => path.length > 1 && isSameAt(clean, given, path);
  const moved = paths.filter((path) => !isInPlace(path)).map(([name = ""]) => name);
  const marked = [...paths, ...[...whole, ...moved].map((name) => [name])];
  const isWithin = (path: readonly string[]) =>
    marked.some((outer) => outer.length < path.length && outer.every((step, at) => step === path[at]));
  const outermost = marked.filter((path) => !isWithin(path));
  return sealedAt(clean, [...new Map(outermost.map((path) => [JSON.stringify(path), path])).values()]);
}

/** Whether a path leads to the same value in both, through lists that have lost and got no item. */
function isSameAt(one: unknown, other: unknown, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined) return JSON.stringify(one) === JSON.stringify(other);
  if (typeof one !== "object" || one === null || typeof other !== "object" || other === null) return false;
  if (Array.isArray(one) && one.length !== (other as unknown[]).length) return false;
  return isSameAt((one as Properties)[step], (other as Properties)[step], rest);
}

/** Values as JSON has them. */
function plain(properties: Properties): Properties {
  return JSON.parse(JSON.stringify(properties, withoutBigInts)) as Properties;
}

function sealedAt(clean: Properties, paths: readonly (readonly string[])[]): Struct {
  for (const path of paths) mark(clean, path);
  return Struct.fromJavaScript(clean as Parameters<typeof Struct.fromJavaScript>[0]);
}

function mark(holder: unknown, path: readonly string[]): void {
  const [step = "", ...rest] = path;
  const held = holder as Properties;
  if (rest.length > 0) mark(held[step], rest);
  else if (held[step] !== undefined && held[step] !== null && !isUnknown(held[step]))
    held[step] = asSecretValue(held[step]);
}

function withoutBigInts(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}
