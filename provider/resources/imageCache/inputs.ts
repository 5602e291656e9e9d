/**
 * Credentials of one image registry: `userName` or `userNameEnv` with `password` or `passwordEnv`; or `dockerConfig` alone.
 *
 * What `userNameEnv`, `passwordEnv` and `dockerConfig` lead to is looked up where `pulumi` runs, at the moment of the call: it passes
 * neither the engine nor the state. One that leads nowhere is refused at preview; refresh and destroy do not look. A diff sees
 * the reference alone: a new password behind the same one goes out with the next update of the cache, whatever else that changes.
 */
export interface ImageRegistryCredentialInputs {
  /** Host of the registry, `host[:port]` without a scheme. Source: `ImageRegistryCredential.N.Server`. */
  server: string;
  /** User name. Source: `ImageRegistryCredential.N.UserName`. */
  userName?: string | undefined;
  /** Password; stored encrypted, whether or not it is marked as a secret. Source: `ImageRegistryCredential.N.Password`. */
  password?: string | undefined;
  /** Name of the environment variable that holds the user name. */
  userNameEnv?: string | undefined;
  /** Name of the environment variable that holds the password. */
  passwordEnv?: string | undefined;
  /**
   * A configuration file of Docker, such as `~/.docker/config.json`, whose login for `server` is used, from `auths` or from the
   * credential helper that it names. A relative path counts from the program's folder.
   */
  dockerConfig?: string | undefined;
}

/** An instance of Container Registry Enterprise Edition from which images are pulled without a password. */
export interface AcrRegistryInfoInputs {
  /** Id of the instance, such as `cri-…`. Source: `AcrRegistryInfo.N.InstanceId`. */
  instanceId: string;
  /** Name of the instance. Source: `AcrRegistryInfo.N.InstanceName`. */
  instanceName?: string | undefined;
  /** Region of the instance. Default: the region of the cache. Source: `AcrRegistryInfo.N.RegionId`. */
  regionId?: string | undefined;
  /** Domains of the instance to pull from. Default: all of them. Source: `AcrRegistryInfo.N.Domain.M`. */
  domains?: string[] | undefined;
  /**
   * ARN of the RAM role in the account that owns the cache, for an instance of another account; goes with `arnUser`.
   * A change replaces the cache. Source: `AcrRegistryInfo.N.ArnService`.
   */
  arnService?: string | undefined;
  /**
   * ARN of the RAM role in the account that owns the instance; goes with `arnService`.
   * A change replaces the cache. Source: `AcrRegistryInfo.N.ArnUser`.
   */
  arnUser?: string | undefined;
}

/** The arguments of an image cache as plain values. */
export interface ImageCacheInputs {
  /**
   * Images to put into the cache, 1 to 20, each with its registry and a tag or digest. The order does not matter.
   * A change pulls all images again, in place; with `plainHttpRegistries`, `insecureRegistries` or role ARNs, which an
   * update cannot repeat, it replaces the cache. Source: `Image.N`.
   */
  images: string[];
  /**
   * Name of the cache in the cloud. Default: the resource's name and a short hash, kept over updates.
   * Changed in place. Source: `ImageCacheName`.
   */
  imageCacheName?: string | undefined;
  /**
   * Security group of the temporary instance that pulls the images, such as `sg-…`.
   * Changed in place, for the next pull. Write-only: the API does not return it. Source: `SecurityGroupId`.
   */
  securityGroupId?: string | undefined;
  /**
   * vSwitches of the temporary instance, 1 to 10 and of several zones: another one is tried where a zone has no stock.
   * Changed in place, for the next pull. Write-only. Source: `VSwitchId` (comma list).
   */
  vswitchIds?: string[] | undefined;
  /**
   * An elastic IP address to pull over the Internet with, such as `eip-…`. It is kept when the build ends and can serve
   * one build at a time: builds of one run that name the same address queue, each with its own timeout. An address that
   * something else holds is an error. Not together with `autoCreateEip`. Changed in place, for the next pull. Write-only.
   * Source: `EipInstanceId`.
   */
  eipInstanceId?: string | undefined;
  /** Resource group, such as `rg-…`. Default: the account's default group. Changed in place. Source: `ResourceGroupId`. */
  resourceGroupId?: string | undefined;
  /**
   * Zone of the temporary instance. Default: that of the vSwitch. A change replaces the cache. Write-only.
   * Source: `ZoneId`.
   */
  zoneId?: string | undefined;
  /**
   * Size of the cache in GiB, 20 to 32768, default 20. At least twice the size of all images is advised; a build whose
   * images do not fit fails. Changed in place. Source: `ImageCacheSize`.
   */
  imageCacheSize?: number | undefined;
  /**
   * Days until the cloud deletes the cache by itself, 1 to 65536. Default: never. Changed in place; removing it is
   * tried in place, and replaces the cache where the API keeps the old term. Source: `RetentionDays`; only its effect,
   * `expireDateTime`, can be read.
   */
  retentionDays?: number | undefined;
  /**
   * Whether to reuse layers of existing caches for the build. Default false. Changed in place, for the next pull.
   * Write-only. Source: `AutoMatchImageCache`.
   */
  autoMatchImageCache?: boolean | undefined;
  /**
   * Whether to make an instant cache: a local snapshot that is ready sooner, then a regular one. Default false. Changed
   * in place, for the next pull. Write-only. Source: `Flash`.
   */
  flash?: boolean | undefined;
  /**
   * Number of local snapshots, 1 or more, default 1; one more for each 1,000 instances that start at once is advised.
   * Needs `flash`. Changed in place. Write-only. Source: `FlashCopyCount`.
   */
  flashCopyCount?: number | undefined;
  /**
   * Number of regular snapshots, 1 or more, default 1; one more for each 1,000 instances that start at once is advised.
   * Changed in place. Write-only. Source: `StandardCopyCount`.
   */
  standardCopyCount?: number | undefined;
  /**
   * `LRU` lets the cloud delete the cache when the account's quota is reached; empty keeps it. Default: kept.
   * Changed in place. Source: `EliminationStrategy`.
   */
  eliminationStrategy?: string | undefined;
  /**
   * Registries to pull from over plain HTTP, each `host[:port]`. A change replaces the cache. Write-only.
   * Source: `PlainHttpRegistry` (comma list).
   */
  plainHttpRegistries?: string[] | undefined;
  /**
   * Registries whose certificate is not verified, each `host[:port]`. A change replaces the cache. Write-only.
   * Source: `InsecureRegistry` (comma list).
   */
  insecureRegistries?: string[] | undefined;
  /**
   * Operating system of the images: `Linux` (default) or `Windows` (by invitation). A change replaces the cache.
   * Write-only. Source: `OsType`.
   */
  osType?: string | undefined;
  /**
   * Tags of the cache: up to 17, because the API allows 20 and three mark the owner. Keys of 1 to 128 characters that
   * start neither with `aliyun` nor `acs:`, values of up to 128; neither holds `http://` or `https://`. Changed in place,
   * removal included. Source: `Tag.N`, TagResources, UntagResources.
   */
  tags?: Record<string, string> | undefined;
  /**
   * Credentials of private registries, at most 10, one for each server; as values, or by reference to an environment variable
   * or a file of Docker. Changed in place without a new build. Write-only.
   * Source: `ImageRegistryCredential.N`.
   */
  imageRegistryCredentials?: ImageRegistryCredentialInputs[] | undefined;
  /**
   * Instances of Container Registry Enterprise Edition to pull from without passwords. Changed in place, but for the
   * role ARNs. Write-only. Source: `AcrRegistryInfo.N`.
   */
  acrRegistryInfos?: AcrRegistryInfoInputs[] | undefined;
  /** Region of the cache. Default: the stack's `alicloud:region`. A change replaces the cache. Source: `RegionId`. */
  regionId?: string | undefined;
  /**
   * Profile of the `aliyun` command's file whose credentials manage this resource, for a second account in one program. It
   * wins over all other credentials of the stack. Default: the stack's credentials. A change to a profile of the same
   * account only reaches the state; to one of another account, it replaces. Not sent to the cloud.
   */
  profile?: string | undefined;
  /**
   * Whether creating and updating wait until the cache is Ready. Default true. With false, the cloud's acceptance is
   * enough, unless the build owns its EIP (`autoCreateEip`), which somebody has to release, or has queued for the one that
   * it shares with another build (`eipInstanceId`). Not sent to the cloud.
   */
  waitForReady?: boolean | undefined;
  /**
   * Whether to allocate an EIP for the time of the build: allocated, used, and released when the build ends, also when
   * it fails. Default false. Not together with `eipInstanceId`. A change matters for the next pull.
   */
  autoCreateEip?: boolean | undefined;
  /**
   * Bandwidth of that EIP in Mbit/s: 1 to 200 when paid by traffic, 1 to 500 when paid by bandwidth, default 5.
   * Needs `autoCreateEip`. Source: `Bandwidth` of AllocateEipAddress.
   */
  eipBandwidth?: number | undefined;
  /**
   * How that EIP is paid: `PayByBandwidth` (default) or `PayByTraffic`. Needs `autoCreateEip`.
   * Source: `InternetChargeType` of AllocateEipAddress.
   */
  eipInternetChargeType?: string | undefined;
  /** Line of that EIP: `BGP` (default) or `BGP_PRO`. Needs `autoCreateEip`. Source: `ISP` of AllocateEipAddress. */
  eipIsp?: string | undefined;
  /**
   * Common bandwidth package that the EIP joins, such as `cbwp-…`. Needs `autoCreateEip`.
   * Source: `BandwidthPackageId` of AddCommonBandwidthPackageIp.
   */
  eipCommonBandwidthPackageId?: string | undefined;
}
