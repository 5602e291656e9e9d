import { explained } from "../cloud/advice.js";
import type { Cloud } from "../cloud/cloud.js";
import { listContainerGroups } from "../cloud/containerGroups.js";
import { type ImageCache, listImageCaches } from "../cloud/eci.js";
import type { TaggedKind } from "../cloud/tags.js";
import { listEipAddresses } from "../cloud/vpc.js";
import { readableOwner } from "../core/owner.js";
import { ownerTag, phaseTag } from "../core/ownership.js";
import type { Estimate } from "../prices/estimate.js";
import type { RegionPrices } from "../prices/prices.js";
import { type Attention, attentionOf, type Limits } from "./attention.js";
import { type CostSum, cacheCost, costSums } from "./cost.js";
import type { DigestStatus } from "./digests.js";
import { goneFrom, inScope, type Scope, type StackObject } from "./scope.js";

/** Who has made an object, as far as it tells: `project/stack/name`, "a stack of this package", "automatic" or "nobody". */
type Owner = string;

interface Seen {
  id: string;
  name?: string | undefined;
  regionId: string;
  status: string;
  createdAt?: string | undefined;
  owner: Owner;
  /** Name of its resource, in the status of a stack. */
  resource?: string;
  /** What needs attention, the most urgent first. */
  attention: Attention[];
}

/** An image cache. */
export interface CacheStatus extends Seen {
  images: string[];
  sizeGiB?: number | undefined;
  lastMatchedAt?: string | undefined;
  expiresAt?: string | undefined;
  /** What it costs, estimated; missing where it costs nothing, or nobody knows. */
  cost?: Estimate;
  /** Its price is not known. */
  isUnpriced?: true;
  /** Whether its images have moved, where that was asked. */
  digests?: DigestStatus;
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
  /** The stack whose resources alone are told. */
  stack?: string;
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
    /** By currency. */
    costs: CostSum[];
    /** How many image caches have no known price. */
    unpriced: number;
  };
}

/** What a status is made of beside the clouds. */
export interface Look {
  limits: Limits;
  /** Default: no prices are known. */
  pricesOf?: (cloud: Cloud) => Promise<RegionPrices | undefined>;
  /** The stack whose resources alone are told. */
  stack?: { name: string; objects: Scope } | undefined;
  /** Asks whether the images of a cache have moved. Default: nobody does. */
  digestsOf?: (id: string) => Promise<DigestStatus | undefined>;
  /** Hears how far a region is read. */
  onPage?: (regionId: string, found: number, total: number | undefined) => void;
}

type Lists = Pick<Status, "imageCaches" | "containerGroups" | "eips">;

/** What is there: all regions are asked at once, each of them one call after the other; one that cannot be read is told as such. */
export async function takeStatus(clouds: readonly Cloud[], look: Look): Promise<Status> {
  const { limits, stack } = look;
  const taken = await Promise.all(clouds.map((cloud) => regionStatus(cloud, look)));
  const all = <Name extends keyof Lists>(name: Name) =>
    distinct(taken.flatMap(({ lists }): Seen[] => lists[name])) as Lists[Name];
  const [imageCaches, containerGroups, eips] = [all("imageCaches"), all("containerGroups"), all("eips")];
  const regions = regionsOf(taken.map(({ region }) => region));
  const isRead = (id: string) =>
    regions.some(({ regionId, error }) => regionId === id && error === undefined);
  const gone = (kind: TaggedKind, found: readonly Seen[]) =>
    goneFrom(stack?.objects, kind, found, isRead).map(goneStatus);
  imageCaches.push(...gone("imageCache", imageCaches).map((one) => ({ ...one, images: [] })));
  containerGroups.push(...gone("containerGroup", containerGroups));
  eips.push(...gone("eip", eips));
  const account = await clouds[0]?.accountId().catch(() => undefined);
  return {
    schema: 1,
    takenAt: new Date(limits.now).toISOString(),
    account: account ?? "unknown",
    ...(stack !== undefined && { stack: stack.name }),
    regions,
    ...{ imageCaches, containerGroups, eips },
    sums: sumsOf({ imageCaches, containerGroups, eips }),
  };
}

/** A region that several profiles lead to is one. */
function regionsOf(read: Status["regions"]): Status["regions"] {
  return [...new Set(read.map(({ regionId }) => regionId))].map(
    (id) => read.find(({ regionId, error }) => regionId === id && error !== undefined) ?? { regionId: id },
  );
}

/** Two profiles of an account show the same objects. */
function distinct<T extends { id: string }>(objects: readonly T[]): T[] {
  return [...new Map(objects.map((one) => [one.id, one])).values()];
}

function goneStatus({ id, resource, regionId }: StackObject): Seen {
  return { id, resource, regionId, status: "gone", owner: "a stack of this package", attention: ["gone"] };
}

function sumsOf({ imageCaches, containerGroups, eips }: Lists): Status["sums"] {
  return {
    imageCaches: imageCaches.length,
    imageCachesGiB: imageCaches.reduce((sum, { sizeGiB = 0 }) => sum + sizeGiB, 0),
    containerGroups: containerGroups.length,
    eips: eips.length,
    needAttention: [...imageCaches, ...containerGroups, ...eips].filter(
      ({ attention }) => attention.length > 0,
    ).length,
    costs: costSums(imageCaches),
    unpriced: imageCaches.filter(({ isUnpriced }) => isUnpriced).length,
  };
}

async function regionStatus(
  cloud: Cloud,
  look: Look,
): Promise<{ region: Status["regions"][number]; lists: Lists }> {
  const lists: Lists = { imageCaches: [], containerGroups: [], eips: [] };
  const regionId = cloud.region;
  const scope = look.stack?.objects;
  const errors: unknown[] = [];
  // A key that may read one kind of objects alone still tells of those.
  const known = <T>(list: Promise<T[]>) =>
    list.catch((error: unknown): T[] => {
      errors.push(error);
      return [];
    });
  lists.imageCaches = await known(cachesOf(cloud, look));
  lists.containerGroups = inScope(await known(groupsOf(cloud, look.limits)), scope);
  lists.eips = inScope(await known(eipsOf(cloud, look)), scope);
  const region = errors.length === 0 ? { regionId } : { regionId, error: explained(errors[0]) };
  return { region, lists };
}

async function cachesOf(cloud: Cloud, look: Look): Promise<CacheStatus[]> {
  const { onPage, pricesOf, stack } = look;
  const tell = (found: number, total: number | undefined) => onPage?.(cloud.region, found, total);
  const caches = await listImageCaches(cloud.eci, {}, {}, tell);
  const prices = caches.length === 0 ? undefined : await pricesOf?.(cloud);
  const seen = inScope(
    caches.map((cache) => ({ id: cache.imageCacheId, cache })),
    stack?.objects,
  );
  return Promise.all(
    seen.map(async ({ id, cache, resource }) => ({
      ...(await cacheStatus(cloud.region, cache, prices, look)),
      ...(resource !== undefined && { resource }),
      id,
    })),
  );
}

async function cacheStatus(
  regionId: string,
  cache: ImageCache,
  prices: RegionPrices | undefined,
  { limits, digestsOf, stack }: Look,
): Promise<CacheStatus> {
  const digests = await digestsOf?.(cache.imageCacheId);
  const hasSnapshot = (cache.snapshotId ?? cache.flashSnapshotId) !== undefined;
  const seen = {
    id: cache.imageCacheId,
    name: cache.imageCacheName,
    regionId,
    status: cache.status,
    images: cache.images,
    sizeGiB: cache.imageCacheSize,
    createdAt: cache.creationTime,
    lastMatchedAt: cache.lastMatchedTime,
    expiresAt: cache.expireDateTime,
    owner: ownerOf(cache.tags, cache.imageCacheName),
    ...(digests && { digests }),
  };
  const { buildSeconds } = stack?.objects.get(cache.imageCacheId) ?? {};
  const cost = cacheCost({ ...seen, hasSnapshot, buildSeconds }, prices);
  const isUnpriced = cost?.month === undefined && hasSnapshot && seen.owner !== "automatic";
  const hasMoved = (digests?.moved ?? []).length > 0;
  return {
    ...judged(seen, cache.tags, limits, { isCache: true, hasMoved }),
    ...(cost && { cost }),
    ...(isUnpriced && { isUnpriced }),
  };
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

/** Those of other tools are none of this package's business, unless a stack has taken them in. */
async function eipsOf(cloud: Cloud, { limits, stack }: Look): Promise<EipStatus[]> {
  const marks = stack === undefined ? { [ownerTag]: undefined } : {};
  const addresses = await listEipAddresses(cloud.vpc, marks);
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
  { isCache = false, hasMoved = false }: { isCache?: boolean; hasMoved?: boolean } = {},
): T & Pick<Seen, "attention"> {
  return { ...seen, attention: attentionOf({ ...seen, phase: tags[phaseTag], isCache, hasMoved }, limits) };
}

function ownerOf(tags: Readonly<Record<string, string>>, name: string | undefined): Owner {
  if (tags[ownerTag] !== undefined) return readableOwner(tags) ?? "a stack of this package";
  return name?.startsWith("auto-create-for-") ? "automatic" : "nobody";
}
