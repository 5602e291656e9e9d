import { createHash } from "node:crypto";
import type { Owner } from "./owner.js";

const prefix = "pulumi-eci-";
export const ownerTag = `${prefix}owner`;
export const digestTag = `${prefix}digest`;
export const phaseTag = `${prefix}phase`;

/** From the call that makes an object until the engine is known to have it in the state. */
export const creatingPhase = "creating";
/** The engine has it in the state. */
export const createdPhase = "created";
/** It lives no longer than a build: whoever finds one with its own owner may use it or release it. */
export const buildPhase = "build";

/** Another object has taken its place; it stays for a while, for those who still name it. */
export const keptPhase = "kept";

/** It is there to be measured, and nobody's: whoever finds one may delete it. */
export const measurePhase = "measure";

/** Whether an object is in the state of a stack: the phase says so, or, of one that was taken in, the mark of its owner alone. */
export function isInState({
  owner,
  phase,
}: {
  owner?: string | undefined;
  phase?: string | undefined;
}): boolean {
  return phase === createdPhase || (owner !== undefined && phase === undefined);
}

/** How many of the cloud's 20 tags are left to the user. */
export const userTagLimit = 17;

function isOwnershipTag(key: string): boolean {
  return key.startsWith(prefix);
}

/** The tags that a user sees: neither the owner's marks nor those of the cloud itself. */
export function userTags(tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tags).filter(([key]) => !isOwnershipTag(key) && !/^(aliyun|acs:)/i.test(key)),
  );
}

/** The marks that go with the call that makes an object. */
export function creationMarks({ tag }: Owner, digest: string): Record<string, string> {
  return { [ownerTag]: tag, [digestTag]: digest, [phaseTag]: creatingPhase };
}

/** Which tags have to come and go until an object has the wanted ones. The owner's marks and the cloud's own tags stay. */
export function tagChanges(
  wanted: Readonly<Record<string, string>>,
  current: Readonly<Record<string, string>>,
): { added: Record<string, string>; removed: string[] } {
  return {
    added: Object.fromEntries(Object.entries(wanted).filter(([key, value]) => current[key] !== value)),
    removed: Object.keys(userTags(current)).filter((key) => !Object.hasOwn(wanted, key)),
  };
}

/** The same text for values that are equal, whatever the order of their keys. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    item !== null && typeof item === "object" && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  );
}

export function shortHash(value: unknown, length: number): string {
  return createHash("sha256").update(canonical(value)).digest("hex").slice(0, length);
}
