import type { Client } from "./client.js";

/** The two products tag alike, but spell the removal and the resource type differently. */
const dialects = {
  imageCache: { resourceType: "ImageCache", untag: "UntagResources" },
  eip: { resourceType: "EIP", untag: "UnTagResources" },
} as const;
export type TaggedKind = keyof typeof dialects;

const resourcesPerCall = 50;

export function tagList(tags: Record<string, string>): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** Sets these tags on the objects; other tags stay. */
export async function tagResources(
  client: Client,
  kind: TaggedKind,
  ids: readonly string[],
  tags: Record<string, string>,
  deadline: number,
): Promise<void> {
  if (Object.keys(tags).length === 0) return;
  for (let from = 0; from < ids.length; from += resourcesPerCall) {
    const parameters = {
      RegionId: client.region,
      ResourceType: dialects[kind].resourceType,
      ResourceId: ids.slice(from, from + resourcesPerCall),
      Tag: tagList(tags),
    };
    await client.call("TagResources", parameters, deadline);
  }
}

/** Removes these tags from the object. */
export async function untagResource(
  client: Client,
  kind: TaggedKind,
  id: string,
  keys: readonly string[],
  deadline: number,
): Promise<void> {
  if (keys.length === 0) return;
  const { resourceType, untag } = dialects[kind];
  const parameters = {
    RegionId: client.region,
    ResourceType: resourceType,
    ResourceId: [id],
    TagKey: [...keys],
  };
  await client.call(untag, parameters, deadline);
}
