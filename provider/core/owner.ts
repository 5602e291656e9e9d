import { dynamicUrn, pluginUrn } from "./hostTypes.js";
import type { Identity } from "./identity.js";
import { ownerTag, shortHash } from "./ownership.js";

/** Whose an object is: what its tag says now, and all that it may have said. */
export interface Owner {
  /** The same for every run of the same resource of the same stack, whichever host runs it. */
  hash: string;
  /** The value of the tag: the hash, and for whoever reads it the project, the stack and the name. */
  tag: string;
  /** Every value by which an object is known as this owner's. */
  values: readonly string[];
}

/** What the configuration says of owners. */
export interface OwnerSettings {
  /** Tells apart stacks of the same name in different backends or organizations that share an account. */
  ownerId?: string | undefined;
  /** Whether a tag tells the project, the stack and the name. */
  ownerInTags: boolean;
}

const hashLength = 32;
/** The longest value that the cloud takes for a tag, in characters. */
const longestTag = 128;

export function ownerOf(identity: Identity, { ownerId, ownerInTags }: OwnerSettings): Owner {
  const { organization = "organization" } = identity;
  const urn = pluginUrn(identity.urn);
  const hash = shortHash([ownerId ?? null, urn], hashLength);
  const readable = readableTag(hash, urn);
  const former = shortHash([ownerId ?? null, organization, dynamicUrn(identity.urn)], hashLength);
  return { hash, tag: ownerInTags ? readable : hash, values: [readable, hash, former] };
}

/** The name is cut first, then the stack and the project; a tag may hold no address of the web. */
function readableTag(hash: string, urn: string): string {
  const [head = "", project = "", , ...name] = urn.split("::");
  const stack = head.split(":").slice(2).join(":");
  const text = `${hash} ${project}/${stack}/${name.join("::")}`.replace(/(https?):\/+/gi, "$1:");
  return Array.from(text).slice(0, longestTag).join("").trimEnd();
}

/** Whether the tags of an object say that it is this owner's. */
export function isOwnedBy(tags: Readonly<Record<string, string>>, { values }: Owner): boolean {
  const [hash = ""] = (tags[ownerTag] ?? "").split(" ");
  return values.includes(hash);
}

/** The project, the stack and the name that a tag tells, if it does: others may have written what is no owner's tag. */
export function readableOwner(tags: Readonly<Record<string, string>>): string | undefined {
  const [, readable = ""] = /^[0-9a-f]{32} (.*)$/s.exec(tags[ownerTag] ?? "") ?? [];
  return readable.trim() === "" ? undefined : readable;
}
