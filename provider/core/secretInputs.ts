import type { CheckFailure, Properties } from "./resource.js";

/** Shorter ones are words of any message. */
const leastLength = 4;

/** The texts of the arguments that the program has marked as secret, which the host hands over in plain. */
export function secretTexts(properties: Properties | undefined): string[] {
  return namesIn(properties).flatMap((name) => textsIn(properties?.[name]));
}

/** A failure that makes nobody print the value: of a path that leads nowhere the engine prints nothing. */
export function withoutSecretValue(properties: Properties, { property, reason }: CheckFailure): CheckFailure {
  const [name = property] = /^[^.[]+/.exec(property) ?? [];
  if (!namesIn(properties).includes(name)) return { property, reason };
  const place = property.slice(name.length);
  return { property: `${name}.content`, reason: place === "" ? reason : `${place} ${reason}` };
}

function namesIn(properties: Properties | undefined): string[] {
  const names = properties?.__secrets;
  return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return value.length < leastLength ? [] : [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
