import type { Cloud } from "../cloud/cloud.js";
import { ownerTag, phaseTag } from "../core/ownership.js";
import { containerGroupKind } from "../resources/containerGroup/kind.js";
import { eipKind } from "../resources/eip/kind.js";
import { imageCacheKind } from "../resources/imageCache/kind.js";
import type { Existing, Kind } from "../resources/kind.js";

/** An object of a region, with all that decides whether it may go. */
export interface Found {
  kind: Kind["name"];
  id: string;
  name?: string | undefined;
  regionId: string;
  status: string;
  /** When it was made, in the cloud's own words. */
  madeAt: string;
  /** When a pod last started from it. */
  lastMatchedAt?: string | undefined;
  /** What the first word of the owner's mark says; undefined where it has none. */
  owner?: string | undefined;
  phase?: string | undefined;
  /** The cloud has made it by itself. */
  isAutomatic: boolean;
  /** An address whose owner is building a cache right now. */
  isOfBuild: boolean;
}

/** All image caches and container groups of a region, and the addresses that are marked as this package's. */
export async function foundIn(cloud: Cloud): Promise<Found[]> {
  const caches = await imageCacheKind.list(cloud, {});
  const groups = await containerGroupKind.list(cloud, {});
  const addresses = (await eipKind.list(cloud, {})).filter(({ tags }) => tags[ownerTag] !== undefined);
  const builders = buildersAmong(caches);
  return [
    ...caches.map((object) => foundOf(cloud, imageCacheKind, object)),
    ...groups.map((object) => foundOf(cloud, containerGroupKind, object)),
    ...addresses.map((object) => foundOf(cloud, eipKind, object, builders)),
  ];
}

/** The same object as it is now; undefined where it is gone. */
export async function foundAgain(cloud: Cloud, { kind: name, id }: Found): Promise<Found | undefined> {
  const kind = kindNamed(name);
  const object = await kind.describe(cloud, id);
  if (object === undefined) return undefined;
  const isAddress = name === "eip" && object.tags[ownerTag] !== undefined;
  const builders = isAddress ? buildersAmong(await imageCacheKind.list(cloud, {})) : new Set<string>();
  return foundOf(cloud, kind, object, builders);
}

const kindsByName = { imageCache: imageCacheKind, containerGroup: containerGroupKind, eip: eipKind };

export function kindNamed(name: Kind["name"]): Kind {
  return kindsByName[name];
}

function foundOf(
  { region }: Cloud,
  { name: kind }: Kind,
  { id, name, status, madeAt, lastMatchedAt, tags }: Existing,
  builders: ReadonlySet<string> = new Set(),
): Found {
  const owner = ownerOf(tags);
  return {
    ...{ kind, id, name, regionId: region, status, madeAt, lastMatchedAt, owner },
    phase: tags[phaseTag],
    isAutomatic: name?.startsWith("auto-create-for-") ?? false,
    isOfBuild: owner !== undefined && builders.has(owner),
  };
}

/** Who is building a cache. */
function buildersAmong(caches: readonly Existing[]): Set<string> {
  return new Set(caches.flatMap(({ status, tags }) => (status === "Preparing" ? (ownerOf(tags) ?? []) : [])));
}

/** The hash in the owner's mark; what may stand behind it is for people. */
function ownerOf(tags: Readonly<Record<string, string>>): string | undefined {
  return tags[ownerTag]?.split(" ")[0];
}
