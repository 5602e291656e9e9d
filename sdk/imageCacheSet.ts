import * as pulumi from "@pulumi/pulumi";
import { defined } from "../provider/cloud/answer.js";
import { ownUrn } from "./hidden.js";
import { comingBack, optionsUnderHost, typeUnderHost } from "./host.js";
import { ImageCache, type ImageCacheArgs } from "./imageCache.js";
import { ImageCachesReady } from "./imageCachesReady.js";
import { isFields } from "./nested.js";

/** What a cache of a set takes: as an `ImageCache`, but that the set waits. */
export type ImageCacheSetMemberArgs = Omit<ImageCacheArgs, "waitForReady" | "onBuildFailure">;

/** Arguments of an `ImageCacheSet`. */
export interface ImageCacheSetArgs {
  /** The caches, each under a key of its own, with what differs from the others. A new key makes a cache, a missing one deletes it; `{}` deletes all. */
  caches: Readonly<Record<string, ImageCacheSetMemberArgs>>;
  /** What all caches have in common. What a region or a cache says of the same argument wins. Default: nothing. */
  defaults?: Partial<ImageCacheSetMemberArgs> | undefined;
  /**
   * Regions that each get all of the caches, by their ids, with what is common there, such as the network. What a cache says of
   * the same argument wins. Default: the stack's region alone.
   */
  regions?: Readonly<Record<string, Partial<Omit<ImageCacheSetMemberArgs, "regionId">>>> | undefined;
  /**
   * What caches that have failed, or are not Ready in time, are to the run: `fail` (default) fails it; with `warn` it goes on, a warning
   * lists them, and the next `pulumi up` builds them anew.
   */
  onBuildFailure?: pulumi.Input<"fail" | "warn"> | undefined;
  /**
   * How many caches of the set, in each region, are pulled again in place at once, 1 or more. Default: a quarter of them, at least 1. The
   * others wait, so that pods still start from them when one image that all share has changed. First builds do not wait. A cache whose pull
   * fails keeps its place: when there is none left, the others are not touched, and the run says so.
   */
  maxConcurrentUpdates?: number | undefined;
}

const type = "pulumi-eci:index:ImageCacheSet";

/**
 * Many image caches that are built at the same time, in one or several regions, and waited for together: one `ImageCache` for
 * each key and region, and one `ImageCachesReady` over all of them.
 *
 * With `autoCreateEip` each build has an address of its own for as long as it pulls, released whatever its end; such builds take one of
 * the engine's slots each, so that few of them run at once. So do builds through one `eipInstanceId`, which queue.
 *
 * Errors: those of `ImageCachesReady`: the list of the caches that are not Ready, which the next `pulumi up` builds anew. A cache that holds a
 * slot of its own fails by itself, before that list is made.
 *
 * ```typescript
 * const caches = new ImageCacheSet("platform", {
 *   caches: {
 *     web: { images: ["registry-vpc.cn-hangzhou.aliyuncs.com/team/web:1.4.2"] },
 *     batch: { images: ["registry-vpc.cn-hangzhou.aliyuncs.com/team/batch:7"], imageCacheSize: 40 },
 *   },
 *   defaults: { vswitchIds: [vswitch.id], securityGroupId: group.id, retentionDays: 30 },
 * });
 * export const webCacheId = caches.imageCacheIds.web;
 * ```
 *
 * Source: CreateImageCache and DescribeImageCaches of ECI 2018-08-08.
 */
export class ImageCacheSet extends pulumi.ComponentResource {
  /**
   * Ids of the caches, known only when all of them are Ready: by key, and with `regions` by region and key, such as
   * `cn-hangzhou/web`.
   */
  public readonly imageCacheIds: pulumi.Output<Record<string, string>>;
  /** The caches themselves, under the same keys. */
  public readonly imageCaches: Readonly<Record<string, ImageCache>>;

  /**
   * @param name The component's name in the stack; names of the caches start with it.
   * @param args The caches, and what they have in common.
   * @param options Pulumi's resource options; `customTimeouts` bounds the wait for the set (60 minutes by default).
   */
  constructor(name: string, args: ImageCacheSetArgs, options: pulumi.ComponentResourceOptions = {}) {
    const members = membersOf(name, args);
    super(typeUnderHost(type), name, {}, optionsUnderHost(type, options));
    const limit = {
      of: ownUrn(name, typeUnderHost(type), options.parent),
      most: mostAtOnce(name, args, members),
    };
    const timeouts = options.customTimeouts === undefined ? {} : { customTimeouts: options.customTimeouts };
    this.imageCaches = Object.fromEntries(
      members.map(({ key, resource, cache }) => [
        key,
        new ImageCache(
          `${name}-${resource}`,
          {
            ...cache,
            waitForReady: false,
            onBuildFailure: args.onBuildFailure,
            __pullLimit: limit,
          } as ImageCacheArgs,
          { parent: this, ...comingBack("ImageCache"), ...timeouts },
        ),
      ]),
    );
    const ready = new ImageCachesReady(
      name,
      { imageCaches: this.imageCaches, onBuildFailure: args.onBuildFailure },
      { parent: this, ...comingBack("ImageCachesReady"), ...timeouts },
    );
    this.imageCacheIds = ready.imageCacheIds.apply((ids) =>
      Object.fromEntries(members.map(({ key }, index) => [key, ids[index] ?? ""])),
    );
    this.registerOutputs({ imageCacheIds: this.imageCacheIds });
  }
}

interface Member {
  key: string;
  /** The last part of the resource's name. */
  resource: string;
  cache: ImageCacheArgs;
}

const known = ["caches", "defaults", "maxConcurrentUpdates", "onBuildFailure", "regions"];

/** A quarter of the caches of a region where the program does not say. */
function mostAtOnce(
  name: string,
  { maxConcurrentUpdates, regions }: ImageCacheSetArgs,
  members: readonly Member[],
) {
  const inRegion = members.length / Math.max(1, Object.keys(regions ?? {}).length);
  const most = maxConcurrentUpdates ?? Math.max(1, Math.floor(inRegion / 4));
  if (Number.isInteger(most) && most >= 1) return most;
  throw new Error(`${name}: maxConcurrentUpdates must be a whole number of 1 or more, not ${String(most)}.`);
}

function membersOf(name: string, args: ImageCacheSetArgs): Member[] {
  const { caches, defaults = {}, regions } = args ?? {};
  const [stray] = Object.keys(args ?? {}).filter((argument) => !known.includes(argument));
  if (stray !== undefined)
    throw new Error(`${name}: ${stray} is no argument of a set; known are ${known.join(", ")}.`);
  if (regions !== undefined && !isFields(regions))
    throw new Error(`${name}: regions must be an object of regions by id.`);
  const [strange] = Object.entries(regions ?? {}).filter(([, common]) => !isFields(common));
  if (strange !== undefined)
    throw new Error(`${name}: regions.${strange[0]} must be an object of arguments; {} for none.`);
  const places = Object.entries(regions ?? {});
  if (regions !== undefined && places.length === 0) {
    throw new Error(
      `${name}: regions names none: that would delete every cache of the set. Leave it out for the stack's region.`,
    );
  }
  if (!isFields(caches)) throw new Error(`${name}: caches must be an object of caches by key.`);
  // What is undefined says nothing, and takes no default away.
  return Object.entries(caches).flatMap(([key, own]): Member[] => {
    if (key === "") throw new Error(`${name}: caches has an empty key.`);
    if (!isFields(own))
      throw new Error(`${name}: caches.${key} must be the arguments of a cache, such as images.`);
    for (const argument of ["waitForReady", "onBuildFailure"]) {
      if (argument in own)
        throw new Error(`${name}: caches.${key}.${argument}: the set waits for all of its caches.`);
    }
    if (regions === undefined)
      return [{ key, resource: key, cache: { ...defined(defaults), ...defined(own) } as ImageCacheArgs }];
    if (own.regionId !== undefined || defaults.regionId !== undefined) {
      throw new Error(`${name}: caches.${key}.regionId: the regions of the set are those under regions.`);
    }
    return places.map(([regionId, common]) => ({
      key: `${regionId}/${key}`,
      resource: `${regionId}--${key}`,
      cache: { ...defined(defaults), ...defined(common), ...defined(own), regionId } as ImageCacheArgs,
    }));
  });
}
