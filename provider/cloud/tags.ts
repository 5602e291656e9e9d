import type { Caller } from "./client.js";

/** The two products tag alike, but spell the removal and the resource type differently. */
const dialects = {
  imageCache: { product: "eci", resourceType: "ImageCache", untag: "UntagResources" },
  containerGroup: { product: "eci", resourceType: "ContainerGroup", untag: "UntagResources" },
  eip: { product: "vpc", resourceType: "EIP", untag: "UnTagResources" },
} as const;
export type TaggedKind = keyof typeof dialects;
export const taggedKinds = Object.keys(dialects) as TaggedKind[];

const resourcesPerCall = 50;

export function tagList(tags: Record<string, string>): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** The same for a list: a tag without a value stands for every value of its key. */
export function tagFilter(
  tags: Readonly<Record<string, string | undefined>>,
): { Key: string; Value?: string }[] {
  return Object.entries(tags).map(([Key, Value]) => (Value === undefined ? { Key } : { Key, Value }));
}

/** The products that hold what can be tagged. */
type Products = Readonly<Record<"eci" | "vpc", Caller>>;

/** Sets these tags on the objects; other tags stay. */
export async function tagResources(
  products: Products,
  kind: TaggedKind,
  ids: readonly string[],
  tags: Record<string, string>,
): Promise<void> {
  if (Object.keys(tags).length === 0) return;
  const { product, resourceType } = dialects[kind];
  const caller = products[product];
  for (let from = 0; from < ids.length; from += resourcesPerCall) {
    const parameters = {
      RegionId: caller.region,
      ResourceType: resourceType,
      ResourceId: ids.slice(from, from + resourcesPerCall),
      Tag: tagList(tags),
    };
    await caller.call("TagResources", parameters);
  }
}

/** Removes these tags from the object. */
export async function untagResource(
  products: Products,
  kind: TaggedKind,
  id: string,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return;
  const { product, resourceType, untag } = dialects[kind];
  const caller = products[product];
  const parameters = {
    RegionId: caller.region,
    ResourceType: resourceType,
    ResourceId: [id],
    TagKey: [...keys],
  };
  await caller.call(untag, parameters);
}
