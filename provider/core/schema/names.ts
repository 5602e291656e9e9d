import { dynamicUrn } from "../hostTypes.js";
import type { Identity } from "../identity.js";
import { shortHash } from "../ownership.js";
import type { Properties } from "../resource.js";
import { isKnown } from "./rules.js";
import { containsUnknown, UNKNOWN } from "./unknown.js";

const longestName = 128;
const hashLength = 8;

/**
 * The name of an object that the program gives none: the resource's name and a short hash of what a replacement can differ in, so
 * that the old object and the new one never share it. It is kept for as long as the object lives, and is the same under both hosts, so
 * that either knows what the other has left half made.
 */
export function generatedName({ urn, name }: Identity, olds: Properties, parts: readonly unknown[]): unknown {
  if (isKnown(olds.__generatedName)) return olds.__generatedName;
  if (containsUnknown(parts)) return UNKNOWN;
  return `${name.slice(0, longestName - hashLength - 1)}-${shortHash([dynamicUrn(urn), ...parts], hashLength)}`;
}
