import type { Cloud } from "./accounts/clouds.js";
import { listImageCaches } from "./cloud/eci.js";
import type { TaggedKind } from "./cloud/tags.js";
import { listEipAddresses } from "./cloud/vpc.js";
import { buildPhase, creatingPhase, ownerOf, ownerTag, phaseTag } from "./core/ownership.js";
import type { Context, Properties } from "./core/resource.js";
import { release } from "./resources/eip/release.js";
import { deleteAndWait } from "./resources/imageCache/delete.js";

/** A resource that a stack knows of. */
export interface Owned {
  id: string | undefined;
  properties: Properties;
}

export interface Leftover {
  kind: TaggedKind;
  id: string;
  name: string | undefined;
  /** When it was made, in the cloud's own words. */
  age: string;
  /** It may belong to a run that is under way. */
  isYoung: boolean;
}

interface Limits {
  ownerId: string | undefined;
  /** Milliseconds since the epoch: what is younger may belong to a run that is under way. */
  before: number;
  /** Objects to take along whatever stack they belong to. */
  ids: readonly string[];
}

interface Found extends Omit<Leftover, "isYoung"> {
  owner: string | undefined;
}

/** What killed runs of a stack have left in a region: marked as its own, not in its state. */
export async function findLeftovers(
  cloud: Cloud,
  owned: readonly Owned[],
  limits: Limits,
): Promise<Leftover[]> {
  const owners = new Set(owned.map(({ properties }) => ownerOf(properties, limits.ownerId)));
  const known = new Set(owned.flatMap(({ id, properties }) => [id, properties.__buildEip]));
  const unfinished = await listUnfinished(cloud);
  return unfinished
    .filter(({ id, owner = "" }) => limits.ids.includes(id) || (owners.has(owner) && !known.has(id)))
    .map(({ owner, ...leftover }) => ({
      ...leftover,
      isYoung: !limits.ids.includes(leftover.id) && Date.parse(leftover.age) > limits.before,
    }));
}

async function listUnfinished(cloud: Cloud): Promise<Found[]> {
  const deadline = cloud.clock.now() + listMs;
  const creating = { [phaseTag]: creatingPhase };
  const caches = await listImageCaches(cloud.eci, creating, deadline);
  const addresses = await listEipAddresses(cloud.vpc, creating, deadline);
  const ofBuilds = await listEipAddresses(cloud.vpc, { [phaseTag]: buildPhase }, deadline);
  return [
    ...caches.map((cache) => ({
      kind: "imageCache" as const,
      id: cache.imageCacheId,
      name: cache.imageCacheName,
      age: cache.creationTime ?? "",
      owner: cache.tags[ownerTag],
    })),
    ...[...addresses, ...ofBuilds].map((address) => ({
      kind: "eip" as const,
      id: address.allocationId,
      name: address.name ?? address.ipAddress,
      age: address.allocationTime ?? "",
      owner: address.tags[ownerTag],
    })),
  ];
}

const listMs = 5 * 60 * 1_000;

export async function removeLeftover(
  context: Context,
  cloud: Cloud,
  { kind, id }: Leftover,
  deadline: number,
): Promise<void> {
  if (kind === "eip") await release(cloud, id, deadline);
  else await deleteAndWait(context, cloud, id, deadline);
}
