import { explained } from "../cloud/advice.js";
import type { Cloud } from "../cloud/cloud.js";
import { listContainerGroups } from "../cloud/containerGroups.js";
import { listImageCaches } from "../cloud/eci.js";
import { listEipAddresses } from "../cloud/vpc.js";
import { readableOwner } from "../core/owner.js";
import { ownerTag, phaseTag } from "../core/ownership.js";
import { type Attention, attentionOf, type Limits } from "./attention.js";

/** Who has made an object, as far as it tells: `project/stack/name`, "a stack of this package", "automatic" or "nobody". */
type Owner = string;

interface Seen {
  id: string;
  name?: string | undefined;
  regionId: string;
  status: string;
  createdAt?: string | undefined;
  owner: Owner;
  /** What needs attention, the most urgent first. */
  attention: Attention[];
}

/** An image cache. */
export interface CacheStatus extends Seen {
  images: string[];
  sizeGiB?: number | undefined;
  lastMatchedAt?: string | undefined;
  expiresAt?: string | undefined;
}

/** A container group. */
export type GroupStatus = Seen;

/** An elastic IP address that is marked as this package's. */
export interface EipStatus extends Seen {
  ipAddress?: string | undefined;
}

/** What an account has in some regions. */
export interface Status {
  /** The version of this form: fields are added to it, none is taken away. */
  schema: 1;
  takenAt: string;
  account: string;
  regions: { regionId: string; error?: string }[];
  imageCaches: CacheStatus[];
  containerGroups: GroupStatus[];
  eips: EipStatus[];
  sums: {
    imageCaches: number;
    imageCachesGiB: number;
    containerGroups: number;
    eips: number;
    needAttention: number;
  };
}

type Lists = Pick<Status, "imageCaches" | "containerGroups" | "eips">;

/** What is there, a region after the other is asked while all regions are asked at once; one that cannot be read is told as such. */
export async function takeStatus(clouds: readonly Cloud[], limits: Limits): Promise<Status> {
  const taken = await Promise.all(clouds.map((cloud) => regionStatus(cloud, limits)));
  const all = <Name extends keyof Lists>(name: Name) =>
    taken.flatMap(({ lists }) => lists[name]) as Lists[Name];
  const [imageCaches, containerGroups, eips] = [all("imageCaches"), all("containerGroups"), all("eips")];
  const account = await clouds[0]?.accountId().catch(() => undefined);
  return {
    schema: 1,
    takenAt: new Date(limits.now).toISOString(),
    account: account ?? "unknown",
    regions: taken.map(({ region }) => region),
    ...{ imageCaches, containerGroups, eips },
    sums: {
      imageCaches: imageCaches.length,
      imageCachesGiB: imageCaches.reduce((sum, { sizeGiB = 0 }) => sum + sizeGiB, 0),
      containerGroups: containerGroups.length,
      eips: eips.length,
      needAttention: [...imageCaches, ...containerGroups, ...eips].filter(
        ({ attention }) => attention.length > 0,
      ).length,
    },
  };
}

async function regionStatus(
  cloud: Cloud,
  limits: Limits,
): Promise<{ region: Status["regions"][number]; lists: Lists }> {
  const lists: Lists = { imageCaches: [], containerGroups: [], eips: [] };
  const regionId = cloud.region;
  try {
    lists.imageCaches = await cachesOf(cloud, limits);
    lists.containerGroups = await groupsOf(cloud, limits);
    lists.eips = await eipsOf(cloud, limits);
    return { region: { regionId }, lists };
  } catch (error) {
    return { region: { regionId, error: explained(error) }, lists };
  }
}

async function cachesOf(cloud: Cloud, limits: Limits): Promise<CacheStatus[]> {
  const caches = await listImageCaches(cloud.eci, {});
  return caches.map((cache) => {
    const seen = {
      id: cache.imageCacheId,
      name: cache.imageCacheName,
      regionId: cloud.region,
      status: cache.status,
      images: cache.images,
      sizeGiB: cache.imageCacheSize,
      createdAt: cache.creationTime,
      lastMatchedAt: cache.lastMatchedTime,
      expiresAt: cache.expireDateTime,
      owner: ownerOf(cache.tags, cache.imageCacheName),
    };
    return judged(seen, cache.tags, limits, { isCache: true });
  });
}

async function groupsOf(cloud: Cloud, limits: Limits): Promise<GroupStatus[]> {
  const groups = await listContainerGroups(cloud.eci, {});
  return groups.map(({ containerGroupId, containerGroupName, status, creationTime, tags }) => {
    const seen = {
      id: containerGroupId,
      name: containerGroupName,
      regionId: cloud.region,
      status,
      createdAt: creationTime,
      owner: ownerOf(tags, undefined),
    };
    return judged(seen, tags, limits);
  });
}

/** Those of other tools are none of this package's business. */
async function eipsOf(cloud: Cloud, limits: Limits): Promise<EipStatus[]> {
  const addresses = await listEipAddresses(cloud.vpc, { [ownerTag]: undefined });
  return addresses.map(({ allocationId, name, ipAddress, status, allocationTime, tags }) => {
    const seen = {
      id: allocationId,
      name,
      regionId: cloud.region,
      status,
      createdAt: allocationTime,
      ipAddress,
      owner: ownerOf(tags, undefined),
    };
    return judged(seen, tags, limits);
  });
}

function judged<T extends Omit<Seen, "attention">>(
  seen: T,
  tags: Readonly<Record<string, string>>,
  limits: Limits,
  { isCache = false }: { isCache?: boolean } = {},
): T & Pick<Seen, "attention"> {
  return { ...seen, attention: attentionOf({ ...seen, phase: tags[phaseTag], isCache }, limits) };
}

function ownerOf(tags: Readonly<Record<string, string>>, name: string | undefined): Owner {
  if (tags[ownerTag] !== undefined) return readableOwner(tags) ?? "a stack of this package";
  return name?.startsWith("auto-create-for-") ? "automatic" : "nobody";
}
