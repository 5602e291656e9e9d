import * as pulumi from "@pulumi/pulumi";
import type {
  AcrRegistryInfoInputs,
  ImageCacheInputs,
  ImageRegistryCredentialInputs,
} from "../provider/resources/imageCache/inputs.js";
import { hiddenInputsOf } from "./hidden.js";
import type { InputsOf } from "./input.js";
import { loaderText } from "./loader.js";

/** Arguments of an `ImageCache`. */
export interface ImageCacheArgs extends InputsOf<ImageCacheInputs> {}
/** Credentials of one image registry. */
export interface ImageRegistryCredentialArgs extends InputsOf<ImageRegistryCredentialInputs> {}
/** An instance of Container Registry Enterprise Edition from which images are pulled without a password. */
export interface AcrRegistryInfoArgs extends InputsOf<AcrRegistryInfoInputs> {}

/** One event of a build, as the API tells it. Source: `Events[]` of DescribeImageCaches. */
export interface ImageCacheEvent {
  /** How often it has happened. */
  count?: number;
  /** When it happened first (UTC). */
  firstTimestamp?: string;
  /** When it happened last (UTC). */
  lastTimestamp?: string;
  /** What happened, in words. */
  message?: string;
  /** Name of the event. */
  name?: string;
  /** What happened, in one word. */
  reason?: string;
  /** `Normal` or `Warning`. */
  type?: string;
}

const type = "pulumi-nodejs:dynamic/eci:ImageCache";

/** What the cloud adds to the arguments; named here so that each becomes an output. */
const computed = [
  "imageCacheId",
  "accountId",
  "status",
  "progress",
  "creationTime",
  "expireDateTime",
  "lastMatchedTime",
  "snapshotId",
  "flashSnapshotId",
  "containerGroupId",
  "events",
  "revision",
  "imageCacheName",
  "imageCacheSize",
  "resourceGroupId",
  "regionId",
  "eliminationStrategy",
  "tags",
] as const;

/**
 * An ECI image cache: a disk snapshot with images on it, from which pods start in seconds instead of pulling.
 *
 * Creating one starts a temporary instance that pulls the images; with `waitForReady` (the default) the resource is
 * created when the cache is Ready. Where a change can be made in place it is; see each argument.
 *
 * Errors: bad arguments are refused at preview; a build that fails ends with the API's events and what to do, and the next
 * `pulumi up` replaces the failed cache; a wait that runs out keeps the cache, and the next `pulumi up` goes on waiting.
 *
 * ```typescript
 * const cache = new ImageCache("web", {
 *   images: ["registry-vpc.cn-hangzhou.aliyuncs.com/team/web:1.4.2"],
 *   securityGroupId: group.id,
 *   vswitchIds: [vswitch.id],
 *   retentionDays: 30,
 * });
 * export const cacheId = cache.imageCacheId;
 * ```
 *
 * Source: CreateImageCache, DescribeImageCaches, UpdateImageCache and DeleteImageCache of ECI 2018-08-08.
 */
export class ImageCache extends pulumi.CustomResource {
  /** Id of the cache, such as `imc-…`. Source: `ImageCacheId`. */
  declare public readonly imageCacheId: pulumi.Output<string>;
  /** Name of the cache, given or generated. Source: `ImageCacheName`. */
  declare public readonly imageCacheName: pulumi.Output<string>;
  /** The account that owns the cache. Source: GetCallerIdentity. */
  declare public readonly accountId: pulumi.Output<string>;
  /** Region of the cache. Source: `RegionId`. */
  declare public readonly regionId: pulumi.Output<string>;
  /** As declared. */
  declare public readonly profile: pulumi.Output<string | undefined>;
  /** Images of the cache. Source: `Images`. */
  declare public readonly images: pulumi.Output<string[]>;
  /** Size in GiB. Source: `ImageCacheSize`. */
  declare public readonly imageCacheSize: pulumi.Output<number | undefined>;
  /** Resource group. Source: `ResourceGroupId`. */
  declare public readonly resourceGroupId: pulumi.Output<string | undefined>;
  /** `LRU` when the cloud may evict the cache. Source: `EliminationStrategy`. */
  declare public readonly eliminationStrategy: pulumi.Output<string | undefined>;
  /** Tags of the cache, without those of the owner and of the cloud. Source: `Tags`. */
  declare public readonly tags: pulumi.Output<Record<string, string>>;
  /** `Preparing`, `Creating`, `Ready`, `Failed`, `Updating` or `UpdateFailed`. Source: `Status`. */
  declare public readonly status: pulumi.Output<string>;
  /** Progress of the snapshot, such as `100%`. Source: `Progress`. */
  declare public readonly progress: pulumi.Output<string | undefined>;
  /** When the cache was created (UTC). Source: `CreationTime`. */
  declare public readonly creationTime: pulumi.Output<string | undefined>;
  /** When the cloud deletes the cache (UTC); absent when it never does. Source: `ExpireDateTime`. */
  declare public readonly expireDateTime: pulumi.Output<string | undefined>;
  /** When a pod last started from the cache (UTC). Source: `LastMatchedTime`. */
  declare public readonly lastMatchedTime: pulumi.Output<string | undefined>;
  /** The regular snapshot. Source: `SnapshotId`. */
  declare public readonly snapshotId: pulumi.Output<string | undefined>;
  /** The local snapshot of an instant cache. Source: `FlashSnapshotId`. */
  declare public readonly flashSnapshotId: pulumi.Output<string | undefined>;
  /** The temporary instance that pulled the images. Source: `ContainerGroupId`. */
  declare public readonly containerGroupId: pulumi.Output<string | undefined>;
  /** What happened during the build. Source: `Events`. */
  declare public readonly events: pulumi.Output<ImageCacheEvent[]>;
  /**
   * Which build this is, from 1: grows with each pull that the API accepts in place, and with nothing else. What depends on it
   * runs again after an update that leaves `imageCacheId` as it is.
   */
  declare public readonly revision: pulumi.Output<number>;
  /** As declared. */
  declare public readonly securityGroupId: pulumi.Output<string | undefined>;
  /** As declared. */
  declare public readonly vswitchIds: pulumi.Output<string[] | undefined>;
  /** As declared. */
  declare public readonly eipInstanceId: pulumi.Output<string | undefined>;
  /** As declared. */
  declare public readonly zoneId: pulumi.Output<string | undefined>;
  /** As declared. */
  declare public readonly retentionDays: pulumi.Output<number | undefined>;
  /** As declared. */
  declare public readonly autoMatchImageCache: pulumi.Output<boolean | undefined>;
  /** As declared. */
  declare public readonly flash: pulumi.Output<boolean | undefined>;
  /** As declared. */
  declare public readonly flashCopyCount: pulumi.Output<number | undefined>;
  /** As declared. */
  declare public readonly standardCopyCount: pulumi.Output<number | undefined>;
  /** As declared. */
  declare public readonly plainHttpRegistries: pulumi.Output<string[] | undefined>;
  /** As declared. */
  declare public readonly insecureRegistries: pulumi.Output<string[] | undefined>;
  /** As declared. */
  declare public readonly osType: pulumi.Output<string | undefined>;
  /** As declared; a secret. */
  declare public readonly imageRegistryCredentials: pulumi.Output<
    ImageRegistryCredentialInputs[] | undefined
  >;
  /** As declared. */
  declare public readonly acrRegistryInfos: pulumi.Output<AcrRegistryInfoInputs[] | undefined>;
  /** As declared. */
  declare public readonly waitForReady: pulumi.Output<boolean | undefined>;
  /** As declared. */
  declare public readonly autoCreateEip: pulumi.Output<boolean | undefined>;
  /** As declared. */
  declare public readonly eipBandwidth: pulumi.Output<number | undefined>;
  /** As declared. */
  declare public readonly eipInternetChargeType: pulumi.Output<string | undefined>;
  /** As declared. */
  declare public readonly eipIsp: pulumi.Output<string | undefined>;
  /** As declared. */
  declare public readonly eipCommonBandwidthPackageId: pulumi.Output<string | undefined>;

  /**
   * @param name The resource's name in the stack; the generated `imageCacheName` starts with it.
   * @param args What the cache holds and how it is built.
   * @param options Pulumi's resource options; `customTimeouts` bounds the waits (60 minutes each by default).
   */
  constructor(name: string, args: ImageCacheArgs, options: pulumi.CustomResourceOptions = {}) {
    const props: pulumi.Inputs = Object.fromEntries(computed.map((output) => [output, undefined]));
    Object.assign(props, args, hiddenInputsOf(name, type, options ?? {}), {
      __provider: loaderText("imageCache"),
    });
    if (args?.imageRegistryCredentials !== undefined) {
      props.imageRegistryCredentials = pulumi.secret(args.imageRegistryCredentials);
    }
    super(type, name, props, {
      ...options,
      additionalSecretOutputs: [...(options.additionalSecretOutputs ?? []), "imageRegistryCredentials"],
    });
  }
}
