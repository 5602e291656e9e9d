import type { CheckFailure, Properties } from "./resource.js";

/** Shorter ones are words of any message. */
const leastLength = 4;

/** The texts of what the program has marked as secret, at whatever depth, which the host hands over in plain. */
export function secretTexts(properties: Properties | undefined): string[] {
  return pathsIn(properties).flatMap((path) => textsIn(at(properties, path)));
}

/** A failure that makes nobody print the value: of a path that leads nowhere the engine prints nothing. */
export function withoutSecretValue(properties: Properties, { property, reason }: CheckFailure): CheckFailure {
  const [name = property] = /^[^.[]+/.exec(property) ?? [];
  if (!pathsIn(properties).some(([first]) => first === name)) return { property, reason };
  const place = property.slice(name.length);
  return { property: `${name}.content`, reason: place === "" ? reason : `${place} ${reason}` };
}

/** The arguments that hold a secret at any depth. */
export function secretArguments(properties: Properties): string[] {
  return pathsIn(properties).flatMap(([name]) => (name === undefined ? [] : [name]));
}

function pathsIn(properties: Properties | undefined): string[][] {
  const paths = properties?.__secrets;
  return Array.isArray(paths) ? paths.filter((path) => Array.isArray(path)) : [];
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (held, key) => (typeof held === "object" && held !== null ? (held as Properties)[key] : undefined),
    value,
  );
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return value.length < leastLength ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
