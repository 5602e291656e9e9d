import { type VerifyImages, verifyImagesModes } from "../../accounts/registrySettings.js";
import type { ImageCache, ImageCacheEvent } from "../../cloud/eci.js";
import { userTagLimit, userTags } from "../../core/ownership.js";
import type { Properties } from "../../core/resource.js";
import * as rules from "../../core/schema/rules.js";
import { sameMap, sameSet, sameText, sameWithDefault } from "../../core/schema/same.js";
import {
  commaList,
  entriesOf,
  type Names,
  nameParts,
  namesOf,
  type PlainInputs,
} from "../../core/schema/table.js";
import type { Estimate } from "../../prices/estimate.js";
import { listed, onlyTrue, onlyWindows } from "./annotationTexts.js";
import type { ImageDigests } from "./freshness/digests.js";
import { images } from "./images.js";
import type { AcrRegistryInfoInputs, ImageRegistryCredentialInputs } from "./registries.js";
import {
  credentialParameters,
  credentials,
  registryHost,
  registryInfoParameters,
  registryInfos,
  sameRegistryInfos,
} from "./registries.js";

export const imageCacheType = "pulumi-nodejs:dynamic/eci:ImageCache";

const { argument, shared, required, computed, fixed, quoting, id } = entriesOf<ImageCache>();

/** What a cache may measure, in GiB; the least is what one gets that says nothing. */
export const sizes = { least: 20, most: 32_768 };

/** Several values in one text are a list here. */
const split = (value: unknown) => (typeof value === "string" ? value.split(",") : value);
const isOne = (value: unknown) => value === 1;

const ofBuildAddress = {
  flag: "autoCreateEip",
  reason: "describes the address of autoCreateEip; set autoCreateEip to true.",
};

/**
 * Every argument of an image cache with all that is to be known of it. Their order is part of the digest by which an
 * interrupted run finds its cache again.
 */
export const imageCacheArguments = {
  /**
   * Images to put into the cache, 1 to 20, each with its registry and a tag or digest. The order does not matter.
   * A change pulls all images again, in place; with `plainHttpRegistries`, `insecureRegistries` or role ARNs, which an
   * update cannot repeat, it replaces the cache. Source: `Image.N`.
   */
  images: required<string[]>({
    rule: images,
    change: "update",
    same: sameSet,
    wire: "Image",
    pulls: true,
    read: (cache) => cache.images,
    silenceIsNone: true,
    named: 1,
    object: { spec: true },
  }),
  /**
   * Name of the cache in the cloud. Default: the resource's name and a short hash, kept over updates.
   * Changed in place. Source: `ImageCacheName`.
   */
  imageCacheName: argument<string, string>({
    rule: rules.text(),
    change: "update",
    zero: "",
    wire: "ImageCacheName",
    read: (cache) => cache.imageCacheName,
    isFilled: true,
    silenceIsNone: true,
    object: { refused: "use name for the object's name", leftOut: "The object's own name takes its place." },
  }),
  /**
   * Security group of the temporary instance that pulls the images, such as `sg-…`. Changed in place, for the next
   * pull. Write-only: the API does not return it. Source: `SecurityGroupId`; in a cluster the annotation
   * `security-group-id`.
   */
  securityGroupId: shared<string>({
    rule: rules.id("sg-"),
    change: "update",
    zero: "",
    wire: "SecurityGroupId",
    object: { annotation: "security-group-id" },
  }),
  /**
   * vSwitches of the temporary instance, 1 to 10 and of several zones: another one is tried where a zone has no
   * stock. Changed in place, for the next pull. Write-only. Source: `VSwitchId` (comma list); in a cluster the
   * annotation `vswitch-ids`.
   */
  vswitchIds: shared<string[]>({
    rule: rules.list(rules.id("vsw-"), { min: 1, max: 10, unit: "vSwitches" }),
    zeroParts: true,
    change: "update",
    same: sameSet,
    wire: commaList("VSwitchId"),
    alicloud: { name: "vswitchId", hint: ", a list", fromTheirs: split },
    object: { annotation: "vswitch-ids", text: listed },
  }),
  /**
   * An elastic IP address to pull over the Internet with, such as `eip-…`. It is kept when the build ends and can
   * serve one build at a time: builds of one run that name the same address queue, each with its own timeout. An
   * address that something else holds is an error. Not together with `autoCreateEip`. Changed in place, for the next
   * pull. Write-only. Source: `EipInstanceId`; in a cluster the annotation `eip-instance-id`.
   */
  eipInstanceId: shared<string>({
    rule: rules.id("eip-"),
    change: "update",
    zero: "",
    wire: "EipInstanceId",
    excludedBy: {
      other: "autoCreateEip",
      reason: "does not go together with autoCreateEip: the build uses one address or the other.",
    },
    object: { annotation: "eip-instance-id" },
  }),
  /**
   * Resource group, such as `rg-…`. Default: the account's default group. Changed in place. Source:
   * `ResourceGroupId`; in a cluster the annotation `resource-group-id`.
   */
  resourceGroupId: shared<string>({
    rule: rules.id("rg-"),
    change: "update",
    zero: "",
    wire: "ResourceGroupId",
    read: (cache) => cache.resourceGroupId,
    silenceIsNone: true,
    object: { annotation: "resource-group-id" },
  }),
  /**
   * Size of the cache in GiB, 20 to 32768, default 20. At least twice the size of all images is advised; a build
   * whose images do not fit fails. Changed in place. Source: `ImageCacheSize`; in a cluster `spec.imageCacheSize`
   * and the annotation `imc-size`.
   */
  imageCacheSize: shared<number>({
    rule: rules.wholeNumber(sizes.least, sizes.most, "GiB"),
    change: "update",
    zero: 0,
    same: sameWithDefault(sizes.least),
    wire: "ImageCacheSize",
    read: (cache) => cache.imageCacheSize,
    silenceIsNone: true,
    cleared: sizes.least,
    named: 9,
    object: { annotation: "imc-size", spec: true },
  }),
  /**
   * Whether `imageCacheSize` is worked out from what the images weigh, as their registries say, whenever the images change: twice what they
   * unpack to and 2 GiB, at least 20, and never less than before. Default false. Not together with `imageCacheSize`, which then says
   * what came out. Where no registry answers, the size stays as it was; a new cache gets 20, with a warning. Not sent to the cloud.
   */
  autoImageCacheSize: argument<boolean>({
    rule: rules.trueOrFalse,
    change: "local",
    same: sameWithDefault(false),
    excludedBy: {
      other: "imageCacheSize",
      reason: "does not go together with imageCacheSize: give one of them.",
    },
    object: {
      refused: "registries are asked by the provider of caches: give imageCacheSize",
      leftOut: "Registries are asked by the provider of caches: give imageCacheSize.",
    },
  }),
  /**
   * Days until the cloud deletes the cache by itself, 1 to 65536. Default: never. Changed in place; removing it is
   * tried in place, and replaces the cache where the API keeps the old term. Source: `RetentionDays`; only its
   * effect, `expireDateTime`, can be read; in a cluster `spec.retentionDays` and the annotation
   * `imc-retention-days`.
   */
  retentionDays: shared<number>({
    rule: rules.wholeNumber(1, 65_536, "days"),
    change: "update",
    zero: 0,
    wire: "RetentionDays",
    cleared: "",
    shows: (cache) => cache.expireDateTime,
    named: 7,
    object: { annotation: "imc-retention-days", spec: true },
  }),
  /**
   * Whether to reuse layers of existing caches for the build. Default false. Changed in place, for the next pull.
   * Write-only. Source: `AutoMatchImageCache`; in a cluster the annotation `imc-enable-reuse`.
   */
  autoMatchImageCache: shared<boolean>({
    rule: rules.trueOrFalse,
    change: "update",
    same: sameWithDefault(false),
    wire: "AutoMatchImageCache",
    cleared: false,
    object: { annotation: "imc-enable-reuse", text: onlyTrue },
  }),
  /**
   * Whether to make an instant cache: a local snapshot that is ready sooner, then a regular one. Default false.
   * Changed in place, for the next pull. Write-only. Source: `Flash`; in a cluster the annotation
   * `imc-enable-flash`.
   */
  flash: shared<boolean>({
    rule: rules.trueOrFalse,
    change: "update",
    same: sameWithDefault(false),
    wire: "Flash",
    cleared: false,
    object: { annotation: "imc-enable-flash", text: onlyTrue },
  }),
  /**
   * Number of local snapshots, 1 or more, default 1; one more for each 1,000 instances that start at once is advised.
   * Needs `flash`. Changed in place. Write-only. Source: `FlashCopyCount`.
   */
  flashCopyCount: argument<number>({
    rule: rules.wholeNumber(1, Number.MAX_SAFE_INTEGER),
    change: "update",
    zero: 0,
    same: sameWithDefault(1),
    wire: "FlashCopyCount",
    needs: { flag: "flash", reason: "counts the snapshots of an instant cache; set flash to true." },
    cleared: 1,
    object: {
      refused: "a virtual node makes one local snapshot",
      leftOut: "The virtual node makes one local snapshot.",
      needless: isOne,
    },
  }),
  /**
   * Number of regular snapshots, 1 or more, default 1; one more for each 1,000 instances that start at once is advised.
   * Changed in place. Write-only. Source: `StandardCopyCount`.
   */
  standardCopyCount: argument<number>({
    rule: rules.wholeNumber(1, Number.MAX_SAFE_INTEGER),
    change: "update",
    zero: 0,
    same: sameWithDefault(1),
    wire: "StandardCopyCount",
    cleared: 1,
    object: {
      refused: "a virtual node makes one regular snapshot",
      leftOut: "The virtual node makes one regular snapshot.",
      needless: isOne,
    },
  }),
  /**
   * `LRU` lets the cloud delete the cache when the account's quota is reached; empty keeps it. Default: kept.
   * Changed in place. Source: `EliminationStrategy`.
   */
  eliminationStrategy: argument<string>({
    rule: rules.oneOf("LRU", ""),
    change: "update",
    same: sameText,
    wire: "EliminationStrategy",
    read: (cache) => cache.eliminationStrategy,
    silenceIsNone: true,
    isWatched: true,
    cleared: "",
    shows: (cache) => cache.eliminationStrategy,
    named: 8,
    object: {
      refused: "a virtual node's caches are kept",
      leftOut: "The virtual node's caches are kept.",
      needless: (value) => value === "",
    },
  }),
  /**
   * Credentials of private registries, at most 10, one for each server; as values, or by reference to an environment variable
   * or a file of Docker. Changed in place without a new build. Write-only.
   * Source: `ImageRegistryCredential.N`.
   */
  imageRegistryCredentials: argument<ImageRegistryCredentialInputs[]>({
    rule: credentials,
    change: "update",
    same: sameSet,
    wire: credentialParameters,
    secret: true,
    alicloud: { name: "imageRegistryCredential" },
    object: {
      refused: "use imagePullSecrets",
      leftOut:
        "A cluster holds passwords in Secrets: make one for each registry, of type kubernetes.io/dockerconfigjson, and name it in imagePullSecrets.",
    },
  }),
  /**
   * Instances of Container Registry Enterprise Edition to pull from without passwords. Changed in place, but for the
   * role ARNs. Write-only. Source: `AcrRegistryInfo.N`.
   */
  acrRegistryInfos: argument<AcrRegistryInfoInputs[]>({
    rule: registryInfos,
    zeroParts: true,
    change: "update",
    same: sameRegistryInfos,
    wire: registryInfoParameters,
    named: 6,
    alicloud: { name: "acrRegistryInfo" },
  }),
  /**
   * Tags of the cache: up to 17, because the API allows 20 and three mark the owner. Keys of 1 to 128 characters that
   * start neither with `aliyun` nor `acs:`, values of up to 128; neither holds `http://` or `https://`. Changed in place,
   * removal included. Source: `Tag.N`, TagResources, UntagResources.
   */
  tags: argument<Record<string, string>, Record<string, string>>({
    rule: rules.tags(userTagLimit, "the API allows 20, and three mark the owner"),
    change: "tags",
    same: sameMap,
    read: (cache) => userTags(cache.tags),
    silenceIsNone: true,
    isWatched: true,
    object: { refused: "a virtual node sets no tags", leftOut: "The virtual node sets no tags." },
  }),
  /**
   * Zone of the temporary instance. Default: that of the vSwitch. A change replaces the cache. Write-only.
   * Source: `ZoneId`.
   */
  zoneId: argument<string>({
    rule: rules.text(),
    change: "replace",
    zero: "",
    wire: "ZoneId",
    named: 2,
    object: { refused: "the zone is that of the vSwitch", leftOut: "The zone is that of the vSwitch." },
  }),
  /**
   * Operating system of the images: `Linux` (default) or `Windows` (by invitation). A change replaces the cache.
   * Write-only. Source: `OsType`; in a cluster the annotation `imc-os-type`.
   */
  osType: shared<string>({
    rule: rules.oneOf("Linux", "Windows"),
    change: "replace",
    zero: "",
    same: sameWithDefault("Linux"),
    wire: "OsType",
    named: 3,
    object: { annotation: "imc-os-type", text: onlyWindows },
  }),
  /**
   * Registries to pull from over plain HTTP, each `host[:port]`. A change replaces the cache. Write-only. Source:
   * `PlainHttpRegistry` (comma list); in a cluster the annotation `plain-http-registry`.
   */
  plainHttpRegistries: shared<string[]>({
    rule: rules.list(registryHost, { unit: "registries" }),
    zeroParts: true,
    change: "replace",
    same: sameSet,
    wire: commaList("PlainHttpRegistry"),
    named: 4,
    alicloud: { name: "plainHttpRegistry", hint: ", a list", fromTheirs: split },
    object: { annotation: "plain-http-registry", text: listed },
  }),
  /**
   * Registries whose certificate is not verified, each `host[:port]`. A change replaces the cache. Write-only.
   * Source: `InsecureRegistry` (comma list); in a cluster the annotation `insecure-registry`.
   */
  insecureRegistries: shared<string[]>({
    rule: rules.list(registryHost, { unit: "registries" }),
    zeroParts: true,
    change: "replace",
    same: sameSet,
    wire: commaList("InsecureRegistry"),
    named: 5,
    alicloud: { name: "insecureRegistry", hint: ", a list", fromTheirs: split },
    object: { annotation: "insecure-registry", text: listed },
  }),
  /** Region of the cache. Default: the stack's `alicloud:region`. A change replaces the cache. Source: `RegionId`. */
  regionId: argument<string, string>({
    rule: rules.text(),
    change: "replace",
    zero: "",
    isFilled: true,
    named: 10,
    object: { refused: "the region is the cluster's", leftOut: "The region is the cluster's." },
  }),
  /**
   * Profile of the `aliyun` command's file whose credentials manage this resource, for a second account in one program. It
   * wins over all other credentials of the stack. Default: the stack's credentials. A change to a profile of the same
   * account only reaches the state; to one of another account, it replaces. Not sent to the cloud.
   */
  profile: argument<string>({
    rule: rules.text(),
    change: "local",
    zero: "",
    object: { refused: "the account is the cluster's", leftOut: "The account is the cluster's." },
  }),
  /**
   * Whether creating and updating wait until the cache is Ready. Default true. With false, the cloud's acceptance is
   * enough, unless the build owns its EIP (`autoCreateEip`), which somebody has to release, or has queued for the one that
   * it shares with another build (`eipInstanceId`). Not sent to the cloud.
   */
  waitForReady: argument<boolean>({
    rule: rules.trueOrFalse,
    change: "local",
    same: sameWithDefault(true),
    object: {
      leftOut:
        "kubectl apply does not wait: kubectl wait --for=jsonpath='{.status.phase}'=Ready imagecache/NAME does.",
    },
  }),
  /**
   * What a build or a pull that fails, or runs out of time, is to the run: `fail` (default) fails it; with `warn` the run goes on, the
   * state holds the last status, a warning tells the events and the next step, and what depends on the cache is made or changed all the
   * same: pods start as slowly as without a cache. The next `pulumi up` builds it anew. A change does nothing in the cloud. Not sent to
   * the cloud.
   */
  onBuildFailure: argument<"fail" | "warn">({
    rule: rules.oneOf("fail", "warn"),
    change: "local",
    zero: "",
    same: sameWithDefault("fail"),
    object: { leftOut: "An object is not waited for by who declares it: see the gate." },
  }),
  /**
   * Values of your own, by names of your own: any change of them pulls the images again, also where these stay the same, for images
   * whose tags move. Changed as `images` is; an object of a cluster is made anew. Not sent to the cloud.
   */
  triggers: argument<Record<string, string>>({
    rule: rules.texts,
    change: "update",
    same: sameMap,
    pulls: true,
    named: 11,
    isLater: true,
    object: { leftOut: "An object is built when it is made: change its name to have it built anew." },
  }),
  /**
   * Whether a preview asks the registries what the tags stand for now: an image that has moved since the build is pulled again, in
   * place or with a replacement as a change of `images` would be. Default false. A registry that does not answer leaves the cache as it
   * is; `pulumi refresh` asks none. A change does nothing in the cloud by itself. Not sent to the cloud. See `imageDigests`.
   */
  trackDigests: argument<boolean>({
    rule: rules.trueOrFalse,
    change: "local",
    same: sameWithDefault(false),
    object: {
      refused: "the component asks no registry for an object: use triggers, with getImageDigests",
      leftOut: "Nobody looks whether the images of an object have moved.",
    },
  }),
  /**
   * What a preview does with what the registries say of the images: whether they exist, for the platform of the build and for the
   * logins declared, and whether they fit into `imageCacheSize`. `warn` (default) tells it, `error` fails the preview where the build
   * would fail, `off` asks no registry. A registry that does not answer never fails a preview. Default: `pulumi-eci:verifyImages`.
   * A change does nothing in the cloud. Not sent to the cloud.
   */
  verifyImages: argument<VerifyImages>({
    rule: rules.oneOf(...verifyImagesModes),
    change: "local",
    zero: "",
    object: {
      refused: "registries are asked by the provider of caches",
      leftOut: "Registries are asked by the provider of caches.",
    },
  }),
  /**
   * A cache that a pod has started from within so many days, 1 to 65536, is not deleted. Default: any is. A deletion looks at the cache once; a
   * look that fails refuses it. One that a replacement has taken the place of is kept for the rest of that time, as by `keepReplacedDays`; one that
   * leaves the program, or that a destroy deletes, is refused before anything is changed, with the last use and the ways on:
   * `PULUMI_ECI_ALLOW_DELETING_USED=1`, `pulumi-eci:allowDeletingUsed` for `pulumi up`, or `retainOnDelete`. What is to be seen in a preview already
   * is Pulumi's `protect`. A change does nothing in the cloud. Not sent to the cloud. Source: `LastMatchedTime`.
   */
  protectIfUsedWithinDays: argument<number>({
    rule: rules.wholeNumber(1, 65_536, "days"),
    change: "local",
    zero: 0,
    object: {
      refused: "the object's deletion deletes its cache",
      leftOut: "An object's deletion deletes its cache.",
    },
  }),
  /**
   * How many days before its expiry a cache is renewed by `pulumi up`, 1 to 65535 and less than `retentionDays`, which it needs. Default: it expires.
   * A preview says when one is due. The retention is sent anew, without a pull; where that does not move the expiry, the run says so, and the next
   * one, and all later renewals, replace the cache, the new one first. With less than a day left the images are pulled again at once. Not sent to the
   * cloud as such. A `ClusterImageCache` with `buildWith: "cluster"` makes another object, which is Ready before the old one goes; giving the argument
   * to one that is there does so once. Source: `RetentionDays` of UpdateImageCache.
   */
  renewBeforeDays: argument<number>({
    rule: rules.wholeNumber(1, 65_535, "days"),
    change: "local",
    zero: 0,
    object: { leftOut: "Nobody renews the cache of an object: make it anew by another name." },
  }),
  /**
   * What renews a cache: `retention` (default) sends the retention anew, `pull` pulls the images again too. Needs `renewBeforeDays`. Not sent to the
   * cloud.
   */
  renewBy: argument<"retention" | "pull">({
    rule: rules.oneOf("retention", "pull"),
    change: "local",
    zero: "",
    same: sameWithDefault("retention"),
    object: {
      refused: "an object is renewed by another one, which pulls",
      leftOut: "Nobody renews the cache of an object: make it anew by another name.",
    },
  }),
  /**
   * How many days a cache stays that a replacement has taken the place of, 1 to 65536, for pods that still name it: a rollback, a
   * suspended job, another cluster. Default: it is deleted as soon as its replacement is there. It stays as one that expires by itself;
   * `pulumi-eci sweep` lists it. Nothing is kept of a cache that has failed or expired, that a destroy or another program deletes, or
   * that goes before its replacement comes. A change counts for later replacements. Not sent to the cloud as such.
   * Source: `RetentionDays` of UpdateImageCache.
   */
  keepReplacedDays: argument<number>({
    rule: rules.wholeNumber(1, 65_536, "days"),
    change: "local",
    zero: 0,
    object: {
      refused: "the object's deletion deletes its cache",
      leftOut: "An object's deletion deletes its cache.",
    },
  }),
  /**
   * Whether to allocate an EIP for the time of the build: allocated, used, and released when the build ends, also
   * when it fails. Default false. Not together with `eipInstanceId`. A change matters for the next pull. Source in a
   * cluster: the annotation `auto-create-eip`.
   */
  autoCreateEip: shared<boolean>({
    rule: rules.trueOrFalse,
    change: "local",
    same: sameWithDefault(false),
    object: { annotation: "auto-create-eip", text: onlyTrue },
  }),
  /**
   * Bandwidth of that EIP in Mbit/s: 1 to 200 when paid by traffic, 1 to 500 when paid by bandwidth. Default: 100 paid by traffic, 5
   * paid by bandwidth, that of the package in one; in a cluster that of its virtual node. Needs `autoCreateEip`. Source: `Bandwidth`
   * of AllocateEipAddress; in a cluster the annotation `eip-bandwidth`.
   */
  eipBandwidth: shared<number>({
    rule: rules.wholeNumber(1, 500, "Mbit/s"),
    zero: 0,
    change: "local",
    needs: ofBuildAddress,
    buildAddress: { wire: "Bandwidth" },
    object: { annotation: "eip-bandwidth" },
  }),
  /**
   * How that EIP is paid: `PayByTraffic`, which charges outbound traffic alone, and so next to nothing for a pull, or `PayByBandwidth`,
   * which charges a whole day. Default: by traffic, above 200 Mbit/s by bandwidth; in a package as the package, in a cluster as its
   * virtual node does. Needs `autoCreateEip`. Source: `InternetChargeType` of AllocateEipAddress; in a cluster the annotation
   * `eip-internet-charge-type`.
   */
  eipInternetChargeType: shared<string>({
    rule: rules.oneOf("PayByBandwidth", "PayByTraffic"),
    change: "local",
    zero: "",
    needs: ofBuildAddress,
    buildAddress: { wire: "InternetChargeType" },
    object: { annotation: "eip-internet-charge-type" },
  }),
  /**
   * Line of that EIP: `BGP` (default) or `BGP_PRO`. Needs `autoCreateEip`. Source: `ISP` of AllocateEipAddress; in a
   * cluster the annotation `eip-isp`.
   */
  eipIsp: shared<string>({
    rule: rules.oneOf("BGP", "BGP_PRO"),
    change: "local",
    zero: "",
    needs: ofBuildAddress,
    buildAddress: { wire: "ISP" },
    object: { annotation: "eip-isp" },
  }),
  /**
   * Common bandwidth package that the EIP joins, such as `cbwp-…`. Needs `autoCreateEip`. Source:
   * `BandwidthPackageId` of AddCommonBandwidthPackageIp; in a cluster the annotation
   * `eip-common-bandwidth-package-id`.
   */
  eipCommonBandwidthPackageId: shared<string>({
    rule: rules.id("cbwp-"),
    change: "local",
    zero: "",
    needs: ofBuildAddress,
    buildAddress: {},
    object: { annotation: "eip-common-bandwidth-package-id" },
  }),
};

/** What the cloud adds to the arguments. */
export const imageCacheOutputs = {
  /** Id of the cache, such as `imc-…`: the resource's own `id`, known in previews of changes in place. Source: `ImageCacheId`. */
  imageCacheId: id((cache) => cache.imageCacheId),
  /** The account that owns the cache. Source: GetCallerIdentity. */
  accountId: fixed<string>(),
  /** `Preparing`, `Creating`, `Ready`, `Failed`, `Updating` or `UpdateFailed`. Source: `Status`. */
  status: computed<string>((cache) => cache.status),
  /** Progress of the snapshot, such as `100%`. Source: `Progress`. */
  progress: computed<string | undefined>((cache) => cache.progress),
  /** When the cache was created (UTC). Source: `CreationTime`. */
  creationTime: fixed<string | undefined>((cache) => cache.creationTime),
  /** When the cloud deletes the cache (UTC); absent when it never does. Source: `ExpireDateTime`. */
  expireDateTime: computed<string | undefined>((cache) => cache.expireDateTime),
  /** When a pod last started from the cache (UTC). Source: `LastMatchedTime`. */
  lastMatchedTime: computed<string | undefined>((cache) => cache.lastMatchedTime),
  /** The regular snapshot. Source: `SnapshotId`. */
  snapshotId: computed<string | undefined>((cache) => cache.snapshotId),
  /** The local snapshot of an instant cache. Source: `FlashSnapshotId`. */
  flashSnapshotId: computed<string | undefined>((cache) => cache.flashSnapshotId),
  /** The temporary instance that pulled the images. Source: `ContainerGroupId`. */
  containerGroupId: computed<string | undefined>((cache) => cache.containerGroupId),
  /** What went wrong during the build; the console tells the rest. Source: `Events`, without those of type `Normal`. */
  events: computed<ImageCacheEvent[]>(),
  /**
   * What each image stood for when the cache was built, by its reference as declared: `digest` of the tag, `platformDigest` of the image
   * that a pull gets. Absent where the registry did not say, and for a cache that was taken in. A refresh leaves it as it is: the API
   * tells no digests. Secret where `images` is. Source: the registries.
   */
  imageDigests: quoting<ImageDigests | undefined>("images"),
  /** When `imageDigests` was asked for: `after build` where the run waited for the build, else `before build`. */
  imageDigestsSource: computed<"before build" | "after build" | undefined>(),
  /**
   * The images with their digests, such as `nginx:1.29@sha256:…`, for whoever pins what pods pull. Whether the cloud matches a pod that
   * names an image in this form with a cache that was built from the tag alone is not documented. Secret where `images` is.
   */
  pinnedImages: quoting<string[] | undefined>("images"),
  /**
   * Which build this is, from 1: grows with each pull that the API accepts in place, and with nothing else. What depends on it
   * runs again after an update that leaves `imageCacheId` as it is.
   */
  revision: computed<number>(),
  /**
   * How many seconds the last build took that a run has waited for, by the times that the cloud tells. Absent before there was one. A refresh leaves it
   * as it is. Source: `CreationTime` and `Events`.
   */
  buildSeconds: computed<number | undefined>(),
  /**
   * What the cache costs, estimated after its last build: `build` once, `month` for its snapshot, `podMonth` for the disk of each pod that always runs, in
   * `currency`; `prices` says what they are made of. A figure that nobody knows is absent, and all of it where no prices of the region are known
   * (`pulumi-eci:prices`). A refresh leaves it as it is.
   */
  estimatedCost: computed<Estimate | undefined>(),
};

/** The arguments of an image cache as plain values. */
export interface ImageCacheInputs extends PlainInputs<typeof imageCacheArguments> {}

export type FieldName = Names<typeof imageCacheArguments>;

export const fieldNames = namesOf(imageCacheArguments);

/** What a replacement can differ in, so that the old cache and the new one never share a generated name. */
export function namePartsOf(inputs: Properties): unknown[] {
  return nameParts(imageCacheArguments, withoutOwnSize(inputs));
}

/** A size that was worked out says nothing of what a cache was meant to be. */
export function withoutOwnSize<T extends object>(inputs: T & { autoImageCacheSize?: unknown }): T {
  return inputs.autoImageCacheSize === true ? { ...inputs, imageCacheSize: "auto" } : inputs;
}
