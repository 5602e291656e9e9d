import { invalidParameter } from "./apiError.js";
import type { Parameters } from "./parameters.js";

export interface Tag {
  Key: string;
  Value: string;
}

export const maxTags = 20;
const maxTagLength = 128;

/** The Tag.N parameters, checked with the rules that both products share. */
export function readTags(parameters: Parameters): Tag[] {
  const tags = parameters.groups("Tag", maxTags).map((group) => ({
    Key: group.text("Key") ?? "",
    Value: group.text("Value") ?? "",
  }));
  for (const { Key, Value } of tags) checkTag(Key, Value);
  if (new Set(tags.map((tag) => tag.Key)).size !== tags.length) {
    throw invalidParameter("Tag", "a key occurs twice");
  }
  return tags;
}

/** The Tag.N filters: a filter without a value matches every value of its key. */
export function readTagFilters(parameters: Parameters): { Key: string; Value?: string | undefined }[] {
  return parameters
    .groups("Tag", maxTags)
    .map((group) => ({ Key: group.required("Key"), Value: group.filled("Value") }));
}

export function matchesTags(
  tags: readonly Tag[],
  filters: readonly { Key: string; Value?: string | undefined }[],
): boolean {
  return filters.every((filter) =>
    tags.some((tag) => tag.Key === filter.Key && (filter.Value === undefined || tag.Value === filter.Value)),
  );
}

/** Adds tags and overwrites those with the same key; refuses more than the limit. */
export function withTags(current: readonly Tag[], added: readonly Tag[]): Tag[] {
  const merged = new Map([...current, ...added].map((tag) => [tag.Key, tag.Value]));
  const tags = [...merged].map(([Key, Value]) => ({ Key, Value }));
  if (tags.filter((tag) => !isSystemTag(tag.Key)).length > maxTags) {
    throw invalidParameter("Tag", `a resource holds at most ${maxTags} tags`);
  }
  return tags;
}

function isSystemTag(key: string): boolean {
  return key.startsWith("acs:") || key.startsWith("aliyun");
}

function checkTag(key: string, value: string): void {
  if (key === "") throw invalidParameter("Tag.Key", "it must not be empty");
  if (isSystemTag(key)) throw invalidParameter("Tag.Key", "the prefixes aliyun and acs: are reserved");
  for (const [name, text] of [
    ["Tag.Key", key],
    ["Tag.Value", value],
  ] as const) {
    if (text.length > maxTagLength)
      throw invalidParameter(name, `it has more than ${maxTagLength} characters`);
    if (/https?:\/\//.test(text)) throw invalidParameter(name, "it must not contain http:// or https://");
  }
}
