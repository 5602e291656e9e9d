import { ApiError, invalidParameter } from "./apiError.js";
import type { Answer } from "./call.js";
import { type Container, updateLacks } from "./containerGroup/container.js";
import type { HeldGroup } from "./containerGroup/heldGroup.js";
import type { PackageChargeType } from "./eip/commonBandwidthPackage.js";
import type { ImageCacheDeclaration } from "./imageCache/declaration.js";
import type { HeldFields, ImageCache } from "./imageCache/imageCache.js";
import type { Match, Wanted } from "./imageCache/matching.js";
import type { Settings } from "./options.js";
import type { Range } from "./parameters.js";
import { fullName } from "./registry/imageName.js";
import { withTags } from "./tags.js";

// Every answer here is a guess: no document says what the real service does. Tests that depend on one of
// them say so; whoever learns the truth changes it in this file only.

/** Name rule: none is documented. The limit is the one that most of the vendor's names share. */
export function checkImageCacheName(name: string): void {
  if (name.length > 128) throw invalidParameter("ImageCacheName", "it has more than 128 characters");
}

/** Copy counts: no upper limit is documented. A hundred is far above the vendor's own advice. */
export const copyCountRange: Range = { min: 1, max: 100 };

/** Largest page of DescribeImageCaches: undocumented. Small, so that clients meet a second page early. */
export const describeImageCachesLimit: Range = { min: 1, max: 50 };

/** Reasons and messages of events: the vendor's list is unpublished, only `Started` is seen in an example. */
export const buildReasons = {
  checked: { reason: "Started", message: "The resource check of the temporary instance has passed" },
  pulling: { reason: "Pulling", message: "The temporary instance runs and pulls the images" },
  finished: { reason: "Succeeded", message: "The images are pulled and the snapshot can be used" },
} as const;

/** How long a build may pull that gets nowhere: undocumented. */
export const longestPullMs = 2 * 60 * 60 * 1_000;

/** How soon, and how often from then on, kubelet tells of a pull that fails: its own rules, rounded. */
export const pullRetryMs = 60_000;

/** How fast a build pulls without an address of its own: undocumented. That of a NAT gateway's usual address. */
export const usualMbitPerSecond = 100;

/** How fast it pulls by an address: that what comes in has at least ten megabits is said by users of other products. */
export function inboundMbitPerSecond(bandwidth: number): number {
  return Math.max(10, bandwidth);
}

/**
 * Something of Container Registry that is not there: clients of the vendor's look for these words in an answer that says of itself that it
 * is no success. The one for tags is a guess in the same form.
 */
export function crMissing(noun: "INSTANCE" | "REPO" | "REPO_TAG"): Answer {
  return { Code: `${noun}_NOT_EXIST`, IsSuccess: false };
}

/** InstanceType of an EIP that a build or a container group holds: undocumented. The name that ECI uses for elastic container instances elsewhere. */
export const eipHolderInstanceType = "EciContainerGroup";

/** An unknown id in UpdateImageCache and DeleteImageCache: undocumented. ECI's general code for an absent resource. */
export function imageCacheNotFound(imageCacheId: string): ApiError {
  return new ApiError(404, "InvalidParameter.NotFound", `The image cache ${imageCacheId} does not exist.`);
}

/** Whether the same retention, sent again, is something to update: only where it counts from the last update. */
export function retentionMoves({ retentionFrom }: Settings): boolean {
  return retentionFrom === "lastUpdate";
}

/** Whether the cache may get smaller: undocumented. Disks of the vendor only grow. */
export function checkSizeChange(from: number, to: number): void {
  if (to < from) throw invalidParameter("ImageCacheSize", `it cannot shrink from ${from} to ${to}`);
}

/** An EIP that a build cannot use: the code is undocumented. VPC's own codes for the same two cases. */
export function eipNotUsable(allocationId: string, status: string | undefined): ApiError {
  return status === undefined
    ? new ApiError(404, "InvalidAllocationId.NotFound", `The EIP ${allocationId} does not exist.`)
    : new ApiError(400, "IncorrectEipStatus", `The EIP ${allocationId} is ${status}, not Available.`);
}

/** The group of what names none: the vendor gives each account its own; one id stands for it here. */
export const defaultResourceGroup = "rg-default";

/**
 * A cache after UpdateImageCache. Undocumented: whether logins and registry options that are not sent again
 * survive (here they do), and whether tags replace the old ones (one client's text calls them tags to add, so
 * here they never remove others). Images are a whole new list, shown at once.
 */
export function fieldsAfterUpdate(held: HeldFields, { Tags, ...rest }: ImageCacheDeclaration): HeldFields {
  const sent = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { ...held, ...sent, Tags: Tags ? withTags(held.Tags, Tags) : held.Tags };
}

/** Order of Images in DescribeImageCaches: undocumented. As sent. */
export function imagesInReply(images: readonly string[]): string[] {
  return [...images];
}

/** The full names by which a cache holds an image. Whether one of the tag alone also matches a pod that names a digest beside it is undocumented. */
export function namesThatMatch(image: string, { matchPinned }: Settings): string[] {
  const [tagged = image] = image.split("@");
  return matchPinned === "byTag" && tagged !== image
    ? [fullName(image), fullName(tagged)]
    : [fullName(image)];
}

/** Order of the lists of both products: undocumented. Newest first. */
export function newestFirst(a: { sequence: number }, b: { sequence: number }): number {
  return b.sequence - a.sequence;
}

/** TagResources of an id that does not exist: undocumented for both products. */
export function resourceToTagNotFound(resourceId: string): ApiError {
  return new ApiError(404, "InvalidResourceId.NotFound", `The resource ${resourceId} does not exist.`);
}

/** An EIP whose ISP differs from its package's: documented as a rule, but not with a code. */
export function ispMismatch(eipIsp: string, packageIsp: string): ApiError {
  return invalidParameter("IpInstanceId", `its ISP is ${eipIsp}, that of the package ${packageIsp}`);
}

/** Largest page of ECI's ListTagResources: undocumented. That of VPC. */
export const listTagResourcesLimit: Range = { min: 1, max: 50 };

/** A vSwitch or group that a build names and nobody knows: undocumented for ECI. ECS's own codes for the two. */
export function buildNetworkNotFound(parameter: "VSwitchId" | "SecurityGroupId", id: string): ApiError {
  return new ApiError(404, `Invalid${parameter}.NotFound`, `The ${parameter} ${id} does not exist.`);
}

/** vSwitches of several VPCs in one build: that they are refused is a guess, and so is the code. */
export function vswitchesOfSeveralVpcs(): ApiError {
  return invalidParameter("VSwitchId", "its vSwitches belong to several VPCs");
}

/** What still uses a vSwitch when it is to be deleted: the status and the code are those of DeleteVpc's kin. */
export function vswitchInUse(vswitchId: string): ApiError {
  return new ApiError(400, "DependencyViolation", `An instance still has an address of ${vswitchId}.`);
}

/** The group of a build in progress: the code that ECS has for a group with instances. */
export function securityGroupInUse(securityGroupId: string): ApiError {
  return new ApiError(403, "DependencyViolation", `An instance is still in ${securityGroupId}.`);
}

/** Which zones a region has changes from account to account: any single letter is one here. */
export function isZoneOf(regionId: string, zoneId: string): boolean {
  return zoneId.startsWith(regionId) && /^-?[a-z]$/.test(zoneId.slice(regionId.length));
}

/** The zones that lists show: which ones a region has is told by no document. As many as the largest region has. */
export const zoneLetters: readonly string[] = [..."abcdefghijkl"];

/** Names of regions and zones for people depend on the account's language: the id stands for them. */
export function localName(id: string): string {
  return id;
}

/** RegionId in ECI's DescribeRegions: that it leaves out the other regions is a guess. */
export function regionsOfEci(regions: readonly string[], regionId: string | undefined): string[] {
  return regions.filter((each) => (regionId ?? each) === each);
}

/** What ECI's DescribeAvailableResource can be asked for: the vendor's model has the field and no list of its words. */
export const eciResourceCategories = ["InstanceType", "InstanceTypeFamily"] as const;

/**
 * Bandwidths of a common package: the vendor's text names a default range for every way of billing and another one for all
 * of them. The wider of the two holds; accounts differ.
 */
export const packageBandwidth: Readonly<Record<PackageChargeType, Range>> = {
  PayByBandwidth: { min: 1, max: 20_000 },
  PayByTraffic: { min: 1, max: 20_000 },
  PayBy95: { min: 1, max: 20_000 },
  PayByDominantTraffic: { min: 1, max: 2_000 },
};

/** A package that still has addresses: that it is refused is documented, its code is not. VPC's general code for it. */
export function packageInUse(bandwidthPackageId: string): ApiError {
  return new ApiError(400, "DependencyViolation", `The package ${bandwidthPackageId} still has EIPs.`);
}

/** Whether the address of a build or a container group can be taken from it: undocumented. The service manages both, so here not. */
export function heldByEci(allocationId: string, instanceId: string): ApiError {
  return new ApiError(400, "IncorrectInstanceStatus", `The EIP ${allocationId} is used by ${instanceId}.`);
}

/** The route 0.0.0.0/0 that a VPC gets with its first NAT gateway: guides tell of it, no document of the API does. */
export function isDefaultRouteAdded({ networkType }: { networkType: "internet" | "intranet" }): boolean {
  return networkType === "internet";
}

/** A gateway in a vSwitch without a free address: undocumented. The code that ECI has for builds. */
export function noAddressForNatGateway(vswitchId: string): ApiError {
  return new ApiError(400, "InvalidVSwitchId.IpNotEnough", `No address is left in ${vswitchId}.`);
}

/** What keeps a gateway from being deleted is documented, its codes are not. Those of DeleteVpc's kin. */
export function natGatewayInUse(kind: "SnatEntry" | "EIPS"): ApiError {
  return new ApiError(400, `DependencyViolation.${kind}`, "The NAT gateway still has dependent resources.");
}

/** An SNAT entry with an address that its gateway does not have: undocumented. The code that clients wait out. */
export function eipNotInGateway(address: string, natGatewayId: string): ApiError {
  return new ApiError(400, "EIP_NOT_IN_GATEWAY", `The address ${address} is not bound to ${natGatewayId}.`);
}

/** Two SNAT entries of one gateway for the same source: that they exclude each other is a guess, and so is the code. */
export function snatSourceTaken(source: string): ApiError {
  return new ApiError(
    400,
    "Forbidden.SourceVSwitchId.Duplicated",
    `There is an entry for ${source} already.`,
  );
}

/** An SNAT entry whose addresses were taken by force: undocumented. Without any it has no use, and goes. */
export function isSnatEntryGone({ snatIps }: { snatIps: readonly string[] }): boolean {
  return snatIps.length === 0;
}

/** How a container is pulled that does not say: undocumented here. The rule that Kubernetes has. */
export function defaultPullPolicy(image: string): "Always" | "IfNotPresent" {
  return /:[^/]+$/.test(image) && !image.endsWith(":latest") ? "IfNotPresent" : "Always";
}

/** What a group tells that found no stock after it was accepted: the status is documented, its event is not. */
export function notScheduled(message: string) {
  return { status: "ScheduleFailed", reason: "NoStock", message } as const;
}

/** An unknown id in the calls that name one container group: undocumented. ECI's general code for an absent resource. */
export function containerGroupNotFound(containerGroupId: string): ApiError {
  return new ApiError(
    404,
    "InvalidParameter.NotFound",
    `The container group ${containerGroupId} does not exist.`,
  );
}

/** What a group tells whose time is up: the words of kubelet. */
export const deadlineEnd = {
  status: "Failed",
  reason: "DeadlineExceeded",
  message: "Pod was active on the node longer than the specified deadline",
} as const;

/** What a spot instance tells that is taken back: the status is documented, its event is not. */
export const spotEnd = {
  status: "Expired",
  reason: "SpotToBeReleased",
  message: "The spot instance is taken back",
} as const;

/** Whether UpdateContainerGroup can change the size of a group: the API has the fields, older pages say that it cannot. */
export function checkResize(before: HeldGroup, after: HeldGroup, { resizeInPlace }: Settings): void {
  if (resizeInPlace === "allowed" || (before.Cpu === after.Cpu && before.Memory === after.Memory)) return;
  throw new ApiError(
    400,
    "InvalidParameter.CPU.Memory",
    `The size of a container group cannot be changed from ${before.Cpu} vCPU and ${before.Memory} GiB.`,
  );
}

/** Under RestartPolicy Never "containers may fail" of an update: whether they do, and with what, is told nowhere. */
export function isKilledByUpdate(
  policy: HeldGroup["RestartPolicy"],
  { updateUnderNever }: Settings,
): boolean {
  return policy === "Never" && updateUnderNever === "fails";
}

/** What an updated container keeps of what UpdateContainerGroup has no place for: undocumented. */
export function fieldsThatUpdateLacks(
  before: Container | undefined,
  { fieldsUpdateLacks }: Settings,
): Partial<Container> {
  if (before === undefined || fieldsUpdateLacks === "lost") return {};
  const kept = updateLacks.map((name) => [name, before[name]] as const);
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined));
}

/** Whether a cache "meets the need of temporary storage": by how much is told nowhere. Automatic caches have 20 GiB more than it. */
export function fitsStorage({ fields }: ImageCache, { ephemeralStorage }: Wanted): boolean {
  return fields.ImageCacheSize >= 20 + ephemeralStorage;
}

/**
 * The size in the order of matching: one page calls it that of the instance, to which the closest cache is the best, newer ones that
 * of the matched images, of which more is better. A size that nobody has asked a registry for counts nothing.
 */
export function compareSizes(a: Match, b: Match, wanted: Wanted, { matchingSize }: Settings): number {
  if (matchingSize === "images") return bytesOf(b) - bytesOf(a);
  const distance = ({ cache }: Match) => Math.abs(cache.fields.ImageCacheSize - 20 - wanted.ephemeralStorage);
  return distance(a) - distance(b);
}

function bytesOf({ cache, images }: Match): number {
  const known = Object.entries(cache.build.imageBytes ?? {});
  return known.reduce((sum, [image, bytes]) => sum + (images.includes(fullName(image)) ? bytes : 0), 0);
}

/** The reason of the event that tells why no automatic cache came: its messages have been seen, it has not. */
export const autoCreateFailedReason = "ImageCacheAutoCreateFailed";

/** When the service makes a cache by itself: one page says where none has all images, another one where none matches. */
export function isCacheMade(match: "full" | "partial" | "none", { automaticCacheOn }: Settings): boolean {
  return match === "none" || (match === "partial" && automaticCacheOn === "noFullMatch");
}

/**
 * What DescribeContainerGroupPrice tells, for a second: no page says for how long, but the answer that is printed for 2 vCPU and 4 GiB is what these
 * two come to, which the page on billing gives for a second. Prices differ from region to region, and change.
 */
export const groupSecondPrices = { cpu: 0.000_049, memoryGiB: 0.000_006_13, diskGiB: 0.000_000_2 } as const;

/** What a GiB of a disk costs for an hour: made up, in the order of magnitude of the vendor's. */
export const diskHourPrice = 0.002;

/** The part of it that spot instances cost: the market's matter. */
export const spotDiscount = 0.3;
