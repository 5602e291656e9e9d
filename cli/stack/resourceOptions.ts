import type { StoredResource } from "./storedState.js";

const named = ["protect", "retainOnDelete", "deletedWith", "customTimeouts"];

/** What a state tells of the options of a resource, in the words of a message. */
export function optionsOf({ parent, ...resource }: StoredResource): string[] {
  const hasParent = typeof parent === "string" && !parent.includes("::pulumi:pulumi:Stack::");
  return [...(hasParent ? [`parent (${parent})`] : []), ...named.filter((name) => isGiven(resource[name]))];
}

function isGiven(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.values(value).some(Boolean);
  return Boolean(value);
}
