import { type Entry, entriesOf } from "../../cloud/answer.js";
import type { ContainerGroup, ContainerGroupEvent, ContainerState } from "../../cloud/containerGroups.js";
import { userTagLimit, userTags } from "../../core/ownership.js";
import type { Properties } from "../../core/resource.js";
import * as rules from "../../core/schema/rules.js";
import { sameMap, sameSet, sameText, sameWithDefault } from "../../core/schema/same.js";
import {
  blended,
  blendedList,
  listRuleOf,
  parametersIn,
  ruleOf,
  type Shape,
  sameIn,
  sameListIn,
  toldIn,
  type Way,
} from "../../core/schema/shape.js";
import {
  commaList,
  type Names,
  namesOf,
  type PlainInputs,
  entriesOf as tableOf,
} from "../../core/schema/table.js";
import type { AcrRegistryInfoInputs, ImageRegistryCredentialInputs } from "../imageCache/registries.js";
import {
  credentialParameters,
  credentials,
  registryHost,
  registryInfoParameters,
  registryInfos,
  sameRegistryInfos,
} from "../imageCache/registries.js";
import { containersFromAlicloud, volumesFromAlicloud } from "./fromAlicloud.js";
import {
  type ContainerGroupContainerInputs,
  type ContainerGroupInitContainerInputs,
  containerKey,
  containerShape,
  initContainerShape,
} from "./shapes/container.js";
import {
  type ContainerGroupCpuOptionsInputs,
  type ContainerGroupDnsConfigInputs,
  type ContainerGroupHostAliasInputs,
  type ContainerGroupSysctlsInputs,
  cpuOptionsShape,
  dnsConfigShape,
  hostAliasShape,
  sysctlsShape,
} from "./shapes/network.js";
import {
  type ContainerGroupVolumeInputs,
  toldVolume,
  volumeKey,
  volumeParameters,
  volumeRule,
  volumeShape,
} from "./shapes/volume.js";

export const containerGroupType = "pulumi-nodejs:dynamic/eci:ContainerGroup";

const { argument, required, computed, fixed, id } = tableOf<ContainerGroup>();

const split = (value: unknown) => (typeof value === "string" ? value.split(",") : value);
const most = Number.MAX_SAFE_INTEGER;

/** The API picks one of several; any of them is what was asked for. */
const oneOfDeclared = (declared: readonly string[], told: readonly string[]) =>
  told.every((value) => declared.includes(value)) ? declared : told;

/** A server may round up. */
const atLeast = (declared: number, told: number) => (told >= declared ? declared : told);

const positive =
  (unit: string): rules.Rule =>
  (value, property, fail) => {
    if (typeof value !== "number" || !(value > 0) || !Number.isFinite(value))
      fail(property, `must be a number of ${unit} above 0, not ${rules.quote(value)}.`);
  };

/** How an argument that is a list of objects is taken, told and compared. */
function listed(
  shape: Shape,
  key: (entry: Properties) => unknown,
  wireName: string,
  order: { isOrdered?: boolean } = {},
) {
  const wire = (way: Way) => (values: readonly object[]) => ({
    [wireName]: values.map((value) => parametersIn(shape, value, way)),
  });
  return {
    same: sameListIn(shape, order),
    wire: wire("create"),
    updateWire: wire("update"),
    blend: (declared: Properties[], told: Properties[]) => blendedList(shape, key, declared, told, order),
  };
}

/** How one that is an object is. */
function object(shape: Shape, wireName: string) {
  return {
    rule: ruleOf(shape),
    same: sameIn(shape),
    wire: (value: object) => {
      const parameters = parametersIn(shape, value, "create");
      return wireName === "" ? parameters : { [wireName]: parameters };
    },
    blend: (declared: Properties, told: Properties) => blended(shape, declared, told),
  };
}

const told = (shape: Shape, value: unknown) => {
  const found = typeof value === "object" && value !== null ? toldIn(shape, value as Entry) : {};
  return Object.keys(found).length === 0 ? undefined : found;
};

const toldList = (shape: Shape, value: unknown) => {
  const entries = entriesOf(value);
  return entries.length === 0 ? undefined : entries.map((entry) => toldIn(shape, entry));
};

/** Numbers that hold a price have three decimals at most. */
const price: rules.Rule = (value, property, fail) => {
  if (typeof value !== "number" || !(value > 0) || Math.abs(value * 1_000 - Math.round(value * 1_000)) > 1e-6)
    fail(property, `must be a price above 0 with at most three decimals, not ${rules.quote(value)}.`);
};

const ofOwnAddress = {
  flag: "autoCreateEip",
  reason: "describes the address that autoCreateEip allocates: set autoCreateEip to true.",
};

/**
 * Every argument of a container group with all that is to be known of it. Their order is part of the digest by which an
 * interrupted run finds its group again.
 */
export const containerGroupArguments = {
  /**
   * The containers, 1 or more, each with a name of its own. Changed in place where everything that they hold can be; what a change of an image
   * does, `onImageChange` says. Source: `Container.N`.
   */
  containers: required<ContainerGroupContainerInputs[]>({
    rule: listRuleOf(containerShape, containerKey, { min: 1, unit: "containers" }),
    change: "update",
    ...listed(containerShape, containerKey, "Container"),
    read: ({ entry }) => toldList(containerShape, entry.Containers),
    alicloud: { name: "containers", fromTheirs: containersFromAlicloud },
  }),
  /** Containers that run to their end, one after the other, before the others start. As `containers`. Source: `InitContainer.N`. */
  initContainers: argument<ContainerGroupInitContainerInputs[]>({
    rule: listRuleOf(initContainerShape, containerKey, { unit: "containers" }),
    change: "update",
    ...listed(initContainerShape, containerKey, "InitContainer", { isOrdered: true }),
    read: ({ entry }) => toldList(initContainerShape, entry.InitContainers),
    alicloud: { name: "initContainers", fromTheirs: containersFromAlicloud },
  }),
  /** Volumes that the containers mount. Changed in place, but for disks and file modes. Source: `Volume.N`. */
  volumes: argument<ContainerGroupVolumeInputs[]>({
    rule: listRuleOf(volumeShape, volumeKey, { unit: "volumes", item: volumeRule }),
    change: "update",
    ...listed(volumeShape, volumeKey, "Volume"),
    wire: (volumes: object[]) => ({ Volume: volumes.map((volume) => volumeParameters(volume, "create")) }),
    updateWire: (volumes: object[]) => ({
      Volume: volumes.map((volume) => volumeParameters(volume, "update")),
    }),
    read: ({ entry }) => {
      const volumes = entriesOf(entry.Volumes);
      return volumes.length === 0 ? undefined : volumes.map(toldVolume);
    },
    alicloud: { name: "volumes", fromTheirs: volumesFromAlicloud },
  }),
  /**
   * Name of the group in the cloud: 2 to 128 lower-case letters, digits and hyphens, no hyphen at the ends. Default: the resource's name and a
   * short hash. A change replaces the group. Source: `ContainerGroupName`.
   */
  containerGroupName: argument<string, string>({
    rule: rules.text({
      matches: /^[a-z0-9][a-z0-9-]{0,126}[a-z0-9]$/,
      form: "2 to 128 lower-case letters, digits and hyphens, no hyphen at the ends",
    }),
    change: "replace",
    zero: "",
    wire: "ContainerGroupName",
    read: (group) => group.containerGroupName,
    isFilled: true,
  }),
  /** vCPUs of the group, such as 2. Default: what the containers add up to, or 2. A change is tried in place; where the cloud refuses it, the next run replaces the group; leaving it out later replaces it. Source: `Cpu`. */
  cpu: argument<number>({
    rule: positive("vCPUs"),
    change: "update",
    zero: 0,
    wire: "Cpu",
    read: (group) => group.cpu,
    blend: atLeast,
  }),
  /** Memory of the group in GiB. Default: what the containers add up to, or 4. Changed as `cpu`. Source: `Memory`. */
  memory: argument<number>({
    rule: positive("GiB"),
    change: "update",
    zero: 0,
    wire: "Memory",
    read: (group) => group.memory,
    blend: atLeast,
  }),
  /**
   * Types of ECS instances to take, the first that is in stock, such as `ecs.c7.large`; in the place of `cpu` and `memory`. A change replaces the
   * group; leaving it out later does not. Source: `InstanceType` (comma list).
   */
  instanceTypes: argument<string[]>({
    rule: rules.list(rules.text(), { min: 1, unit: "types" }),
    change: "replace",
    same: sameSet,
    stays: true,
    wire: commaList("InstanceType"),
    read: (group) => (group.instanceType === undefined ? undefined : [group.instanceType]),
    blend: oneOfDeclared,
    alicloud: { name: "instanceType", hint: ", a list", fromTheirs: split },
  }),
  /** Security group, such as `sg-…`. Default: that of the account's default VPC. A change replaces the group. Source: `SecurityGroupId`. */
  securityGroupId: argument<string>({
    rule: rules.id("sg-"),
    change: "replace",
    zero: "",
    wire: "SecurityGroupId",
    read: (group) => group.securityGroupId,
  }),
  /**
   * vSwitches, 1 to 10 and of several zones: another one is tried where a zone has no stock. Default: that of the account's default VPC. A change
   * replaces the group. Source: `VSwitchId` (comma list); the API tells the one that was taken.
   */
  vswitchIds: argument<string[]>({
    rule: rules.list(rules.id("vsw-"), { min: 1, max: 10, unit: "vSwitches" }),
    change: "replace",
    same: sameSet,
    wire: commaList("VSwitchId"),
    read: (group) => (group.vswitchId === undefined ? undefined : [group.vswitchId]),
    blend: oneOfDeclared,
    alicloud: { name: "vswitchId", hint: ", a list", fromTheirs: split },
  }),
  /** Which of the vSwitches is tried first: `VSwitchOrdered` or `VSwitchRandom`. A change replaces the group. Write-only. Source: `ScheduleStrategy`. */
  scheduleStrategy: argument<string>({
    rule: rules.oneOf("VSwitchOrdered", "VSwitchRandom"),
    change: "replace",
    zero: "",
    wire: "ScheduleStrategy",
  }),
  /** Zone. Default: that of the vSwitch. A change replaces the group; leaving it out later does not. Source: `ZoneId`. */
  zoneId: argument<string>({
    rule: rules.text(),
    change: "replace",
    zero: "",
    stays: true,
    wire: "ZoneId",
    read: (group) => group.zoneId,
  }),
  /** Resource group, such as `rg-…`. Default: the account's default group. Changed in place; leaving it out later changes nothing. Source: `ResourceGroupId`. */
  resourceGroupId: argument<string>({
    rule: rules.id("rg-"),
    change: "update",
    zero: "",
    stays: true,
    wire: "ResourceGroupId",
    read: (group) => group.resourceGroupId,
  }),
  /**
   * Tags of the group: up to 17, because the API allows 20 and three mark the owner. As for an image cache. Changed in place, removal included.
   * Source: `Tag.N`, TagResources, UntagResources.
   */
  tags: argument<Record<string, string>, Record<string, string>>({
    rule: rules.tags(userTagLimit, "the API allows 20, and three mark the owner"),
    change: "tags",
    same: sameMap,
    read: (group) => userTags(group.tags),
    silenceIsNone: true,
    isWatched: true,
  }),
  /**
   * Image cache to start from, such as `imc-…`: one that is Ready. Known at preview, it is looked at, and one that is gone, has failed or is of
   * another region is refused; create waits for one that is being built. A change replaces the group: a cache's disk comes with a new instance
   * only. Write-only. Source: `ImageSnapshotId`.
   */
  imageCacheId: argument<string>({
    rule: rules.id("imc-"),
    change: "replace",
    zero: "",
    wire: "ImageSnapshotId",
  }),
  /**
   * Whether the cloud looks for an image cache that fits, and makes one where none does. Default false. Not needed with `imageCacheId`. A change
   * replaces the group. Write-only. Source: `AutoMatchImageCache`.
   */
  autoMatchImageCache: argument<boolean>({
    rule: rules.trueOrFalse,
    change: "replace",
    same: sameWithDefault(false),
    wire: "AutoMatchImageCache",
  }),
  /** How pulls are made faster without a cache: `nydus`, `dadi`, `p2p` or `imc`. A change replaces the group. Write-only. Source: `ImageAccelerateMode`. */
  imageAccelerateMode: argument<string>({
    rule: rules.oneOf("nydus", "dadi", "p2p", "imc"),
    change: "replace",
    zero: "",
    wire: "ImageAccelerateMode",
  }),
  /** Credentials of private registries, as those of an image cache. A change is stored, and sent with the next change of the containers: it restarts nothing. Write-only. Source: `ImageRegistryCredential.N`. */
  imageRegistryCredentials: argument<ImageRegistryCredentialInputs[]>({
    rule: credentials,
    change: "local",
    same: sameSet,
    wire: credentialParameters,
    secret: true,
  }),
  /**
   * Instances of Container Registry Enterprise Edition to pull from without passwords. Changed in place; with role ARNs, which an update lacks, a
   * change replaces the group. Write-only. Source: `AcrRegistryInfo.N`.
   */
  acrRegistryInfos: argument<AcrRegistryInfoInputs[]>({
    rule: registryInfos,
    change: "update",
    same: sameRegistryInfos,
    wire: registryInfoParameters,
  }),
  /** Registries to pull from over plain HTTP, each `host[:port]`. A change replaces the group. Write-only. Source: `PlainHttpRegistry` (comma list). */
  plainHttpRegistries: argument<string[]>({
    rule: rules.list(registryHost, { unit: "registries" }),
    change: "replace",
    same: sameSet,
    wire: commaList("PlainHttpRegistry"),
    alicloud: { name: "plainHttpRegistry", hint: ", a list", fromTheirs: split },
  }),
  /** Registries whose certificate is not verified, each `host[:port]`. A change replaces the group. Write-only. Source: `InsecureRegistry` (comma list). */
  insecureRegistries: argument<string[]>({
    rule: rules.list(registryHost, { unit: "registries" }),
    change: "replace",
    same: sameSet,
    wire: commaList("InsecureRegistry"),
    alicloud: { name: "insecureRegistry", hint: ", a list", fromTheirs: split },
  }),
  /** What follows when a container ends: `Always` (default) starts it again, `OnFailure` does where it failed, `Never` does not. Changed in place. Source: `RestartPolicy`. */
  restartPolicy: argument<string>({
    rule: rules.oneOf("Always", "OnFailure", "Never"),
    change: "update",
    zero: "",
    same: sameWithDefault("Always"),
    wire: "RestartPolicy",
    read: (group) => group.restartPolicy,
    isWatched: true,
    cleared: "Always",
  }),
  /** The most seconds that the group may run. A change replaces the group. Write-only. Source: `ActiveDeadlineSeconds`. */
  activeDeadlineSeconds: argument<number>({
    rule: rules.wholeNumber(1, most, "seconds"),
    change: "replace",
    zero: 0,
    wire: "ActiveDeadlineSeconds",
  }),
  /** Seconds that containers have to end by themselves. A change replaces the group. Write-only. Source: `TerminationGracePeriodSeconds`. */
  terminationGracePeriodSeconds: argument<number>({
    rule: rules.wholeNumber(0, most, "seconds"),
    change: "replace",
    wire: "TerminationGracePeriodSeconds",
  }),
  /** Host name of the containers. A change replaces the group, the old one first. Write-only. Source: `HostName`. */
  hostName: argument<string>({ rule: rules.text(), change: "replace", zero: "", wire: "HostName" }),
  /** Names that addresses have in the containers. A change replaces the group. Source: `HostAliase.N`. */
  hostAliases: argument<ContainerGroupHostAliasInputs[]>({
    rule: listRuleOf(hostAliasShape, ({ ip }) => ip, { unit: "addresses" }),
    change: "replace",
    ...listed(hostAliasShape, ({ ip }) => ip, "HostAliase"),
    read: ({ entry }) => toldList(hostAliasShape, entry.HostAliases),
  }),
  /** `Default` or `None`, which takes `dnsConfig` alone. A change replaces the group. Write-only. Source: `DnsPolicy`. */
  dnsPolicy: argument<string>({
    rule: rules.oneOf("Default", "None"),
    change: "replace",
    zero: "",
    same: sameWithDefault("Default"),
    wire: "DnsPolicy",
  }),
  /** How names are resolved. Changed in place; leaving it out later replaces the group. Source: `DnsConfig`. */
  dnsConfig: argument<ContainerGroupDnsConfigInputs>({
    change: "update",
    ...object(dnsConfigShape, "DnsConfig"),
    read: ({ entry }) => told(dnsConfigShape, entry.DnsConfig),
  }),
  /** Servers of the time. A change replaces the group. Write-only. Source: `NtpServer.N`. */
  ntpServers: argument<string[]>({
    rule: rules.list(rules.text(), { unit: "servers" }),
    change: "replace",
    same: sameSet,
    wire: "NtpServer",
  }),
  /** Safe settings of the kernel. A change replaces the group. Source: `SecurityContext.Sysctl.N`. */
  securityContext: argument<ContainerGroupSysctlsInputs>({
    change: "replace",
    ...object(sysctlsShape, "SecurityContext"),
    read: ({ entry }) => told(sysctlsShape, entry.EciSecurityContext),
  }),
  /** Unsafe settings of the kernel. A change replaces the group. Write-only. Source: `HostSecurityContext.Sysctl.N`. */
  hostSecurityContext: argument<ContainerGroupSysctlsInputs>({
    change: "replace",
    ...object(sysctlsShape, "HostSecurityContext"),
  }),
  /** Whether the containers see each other's processes. Default false. A change replaces the group. Write-only. Source: `ShareProcessNamespace`. */
  shareProcessNamespace: argument<boolean>({
    rule: rules.trueOrFalse,
    change: "replace",
    same: sameWithDefault(false),
    wire: "ShareProcessNamespace",
  }),
  /** RAM role that the containers act as. A change replaces the group. Source: `RamRoleName`. */
  ramRoleName: argument<string>({
    rule: rules.text(),
    change: "replace",
    zero: "",
    same: sameText,
    wire: "RamRoleName",
    read: (group) => group.ramRoleName,
  }),
  /** GiB of disk beside the 30 that are there anyway. Matching of caches looks at it. A change replaces the group. Source: `EphemeralStorage`. */
  ephemeralStorage: argument<number>({
    rule: rules.wholeNumber(0, most, "GiB"),
    change: "replace",
    zero: 0,
    wire: "EphemeralStorage",
    read: (group) => group.ephemeralStorage,
  }),
  /** Where core dumps go; a path that does not begin with a pipe. A change replaces the group. Write-only. Source: `CorePattern`. */
  corePattern: argument<string>({
    rule: rules.text({ matches: /^[^|]/, form: "a path that does not begin with a pipe" }),
    change: "replace",
    zero: "",
    wire: "CorePattern",
  }),
  /** `Linux` (default) or `Windows` (by invitation). A change replaces the group. Write-only. Source: `OsType`. */
  osType: argument<string>({
    rule: rules.oneOf("Linux", "Windows"),
    change: "replace",
    zero: "",
    same: sameWithDefault("Linux"),
    wire: "OsType",
  }),
  /** `AMD64` (default) or `ARM64`. A change replaces the group. Write-only. Source: `CpuArchitecture`. */
  cpuArchitecture: argument<string>({
    rule: rules.oneOf("AMD64", "ARM64"),
    change: "replace",
    zero: "",
    same: sameWithDefault("AMD64"),
    wire: "CpuArchitecture",
  }),
  /** Classes of computing power to take, in this order, such as `economy`, `general`. A change replaces the group. Write-only. Source: `ComputeCategory.N`. */
  computeCategories: argument<string[]>({
    rule: rules.list(rules.text(), { unit: "classes" }),
    change: "replace",
    wire: "ComputeCategory",
  }),
  /** How the vCPUs are laid out. A change replaces the group. Write-only. Source: `CpuOptionsCore`, `CpuOptionsThreadsPerCore`. */
  cpuOptions: argument<ContainerGroupCpuOptionsInputs>({ change: "replace", ...object(cpuOptionsShape, "") }),
  /** Version of the GPU's driver. A change replaces the group. Write-only. Source: `GpuDriverVersion`. */
  gpuDriverVersion: argument<string>({
    rule: rules.text(),
    change: "replace",
    zero: "",
    wire: "GpuDriverVersion",
  }),
  /** Whether what the system itself needs comes on top of what is asked for, and is paid. Default false. A change replaces the group. Write-only. Source: `OverheadReservationOption.EnableOverheadReservation`. */
  overheadReservation: argument<boolean>({
    rule: rules.trueOrFalse,
    change: "replace",
    same: sameWithDefault(false),
    wire: (enabled: boolean) => ({ OverheadReservationOption: { EnableOverheadReservation: enabled } }),
  }),
  /** Whether containers see their own limits as the machine's. Default false. A change replaces the group. Write-only. Source: `ContainerResourceView`. */
  containerResourceView: argument<boolean>({
    rule: rules.trueOrFalse,
    change: "replace",
    same: sameWithDefault(false),
    wire: "ContainerResourceView",
  }),
  /** `NoSpot` (default), `SpotAsPriceGo` or `SpotWithPriceLimit`. A change replaces the group. Source: `SpotStrategy`. */
  spotStrategy: argument<string>({
    rule: rules.oneOf("NoSpot", "SpotAsPriceGo", "SpotWithPriceLimit"),
    change: "replace",
    zero: "",
    same: sameWithDefault("NoSpot"),
    wire: "SpotStrategy",
    read: (group) => group.spotStrategy,
  }),
  /** The most that an hour may cost, with at most three decimals; for `SpotWithPriceLimit`. A change replaces the group. Source: `SpotPriceLimit`. */
  spotPriceLimit: argument<number>({
    rule: price,
    change: "replace",
    zero: 0,
    wire: "SpotPriceLimit",
    read: (group) => (group.spotPriceLimit === 0 ? undefined : group.spotPriceLimit),
  }),
  /** Hours that a spot instance is left alone, 0 or 1 (default). A change replaces the group. Write-only. Source: `SpotDuration`. */
  spotDuration: argument<number>({
    rule: rules.wholeNumber(0, most, "hours"),
    change: "replace",
    same: sameWithDefault(1),
    wire: "SpotDuration",
  }),
  /** Whether only spot instances are taken. A change replaces the group. Write-only. Source: `StrictSpot`. */
  strictSpot: argument<boolean>({
    rule: rules.trueOrFalse,
    change: "replace",
    same: sameWithDefault(false),
    wire: "StrictSpot",
  }),
  /** An elastic IP address to bind to the group, such as `eip-…`. Not together with `autoCreateEip`. A change replaces the group, the old one first. Write-only. Source: `EipInstanceId`. */
  eipInstanceId: argument<string>({
    rule: rules.id("eip-"),
    change: "replace",
    zero: "",
    wire: "EipInstanceId",
    excludedBy: {
      other: "autoCreateEip",
      reason: "does not go together with autoCreateEip: give one of them.",
    },
  }),
  /** Whether the cloud allocates an address for the group, which goes with it. Default false. A change replaces the group. Write-only. Source: `AutoCreateEip`. */
  autoCreateEip: argument<boolean>({
    rule: rules.trueOrFalse,
    change: "replace",
    same: sameWithDefault(false),
    wire: "AutoCreateEip",
  }),
  /** Bandwidth of that address in Mbit/s. Default 5. Needs `autoCreateEip`. A change replaces the group. Write-only. Source: `EipBandwidth`. */
  eipBandwidth: argument<number>({
    rule: rules.wholeNumber(1, most, "Mbit/s"),
    change: "replace",
    zero: 0,
    same: sameWithDefault(5),
    wire: "EipBandwidth",
    needs: ofOwnAddress,
  }),
  /** Line of that address: `BGP` (default) or `BGP_PRO`. Needs `autoCreateEip`. A change replaces the group. Write-only. Source: `EipISP`. */
  eipIsp: argument<string>({
    rule: rules.oneOf("BGP", "BGP_PRO"),
    change: "replace",
    zero: "",
    same: sameWithDefault("BGP"),
    wire: "EipISP",
    needs: ofOwnAddress,
  }),
  /** Common bandwidth package that the address joins, such as `cbwp-…`. Needs `autoCreateEip`. A change replaces the group. Write-only. Source: `EipCommonBandwidthPackage`. */
  eipCommonBandwidthPackageId: argument<string>({
    rule: rules.id("cbwp-"),
    change: "replace",
    zero: "",
    wire: "EipCommonBandwidthPackage",
    needs: ofOwnAddress,
  }),
  /** Number of IPv6 addresses, 0 (default) or 1. A change replaces the group. Write-only; the address is an output. Source: `Ipv6AddressCount`. */
  ipv6AddressCount: argument<number>({
    rule: rules.wholeNumber(0, 1),
    change: "replace",
    same: sameWithDefault(0),
    wire: "Ipv6AddressCount",
  }),
  /** Whether the IPv6 address reaches the Internet. A change replaces the group. Write-only. Source: `Ipv6GatewayBandwidthEnable`. */
  ipv6GatewayBandwidthEnable: argument<boolean>({
    rule: rules.trueOrFalse,
    change: "replace",
    same: sameWithDefault(false),
    wire: "Ipv6GatewayBandwidthEnable",
  }),
  /** Bandwidth of that in Mbit/s. A change replaces the group. Write-only. Source: `Ipv6GatewayBandwidth`. */
  ipv6GatewayBandwidth: argument<number>({
    rule: rules.wholeNumber(1, most, "Mbit/s"),
    change: "replace",
    zero: 0,
    wire: (mbits: number) => ({ Ipv6GatewayBandwidth: String(mbits) }),
  }),
  /** Private address of the group, an idle one of its vSwitch. A change replaces the group, the old one first; leaving it out later does not. Source: `PrivateIpAddress`, read as `IntranetIp`. */
  privateIpAddress: argument<string>({
    rule: rules.ipv4("192.168.10.5"),
    change: "replace",
    zero: "",
    stays: true,
    wire: "PrivateIpAddress",
    read: (group) => group.intranetIp,
  }),
  /** Whether a group of the same name that comes later gets the same private address. Default false. A change replaces the group, the old one first. Write-only. Source: `FixedIp`. */
  fixedIp: argument<boolean>({
    rule: rules.trueOrFalse,
    change: "replace",
    same: sameWithDefault(false),
    wire: (fixed: boolean) => ({ FixedIp: String(fixed) }),
  }),
  /** Hours that the address waits for such a group. Default 48. Needs `fixedIp`. A change replaces the group. Write-only. Source: `FixedIpRetainHour`. */
  fixedIpRetainHours: argument<number>({
    rule: rules.wholeNumber(1, most, "hours"),
    change: "replace",
    zero: 0,
    same: sameWithDefault(48),
    wire: "FixedIpRetainHour",
  }),
  /** The most that comes in, in bit/s. A change replaces the group. Write-only. Source: `IngressBandwidth`. */
  ingressBandwidth: argument<number>({
    rule: rules.wholeNumber(1, most, "bit/s"),
    change: "replace",
    zero: 0,
    wire: "IngressBandwidth",
  }),
  /** The most that goes out, in bit/s. A change replaces the group. Write-only. Source: `EgressBandwidth`. */
  egressBandwidth: argument<number>({
    rule: rules.wholeNumber(1, most, "bit/s"),
    change: "replace",
    zero: 0,
    wire: "EgressBandwidth",
  }),
  /** Region of the group. Default: the stack's `alicloud:region`. A change replaces the group. Source: `RegionId`. */
  regionId: argument<string, string>({ rule: rules.text(), change: "replace", zero: "", isFilled: true }),
  /**
   * Profile of the `aliyun` command's file whose credentials manage this resource, for a second account in one program. It
   * wins over all other credentials of the stack. Default: the stack's credentials. A change to a profile of the same
   * account only reaches the state; to one of another account, it replaces. Not sent to the cloud.
   */
  profile: argument<string>({ rule: rules.text(), change: "local", zero: "" }),
  /**
   * What creating and updating wait for: `running` (default) for Running or Succeeded; `succeeded`, which does not go with `restartPolicy`
   * `Always`, for the end of a job; `accepted` for nothing. Not sent to the cloud.
   */
  waitFor: argument<"running" | "succeeded" | "accepted">({
    rule: rules.oneOf("running", "succeeded", "accepted"),
    change: "local",
    same: sameWithDefault("running"),
  }),
  /**
   * What a change of an image does: `replace` (default) makes a new group, which can start from a cache, and then deletes the old one; where both
   * hold an address, a fixed IP, a disk or a host name, the old one goes first. `update` pulls the image inside the running group, where no cache
   * helps. A change does nothing by itself. Not sent to the cloud.
   */
  onImageChange: argument<"replace" | "update">({
    rule: rules.oneOf("replace", "update"),
    change: "local",
    same: sameWithDefault("replace"),
  }),
  /**
   * Values of your own, by names of your own: any change of them runs the group again. One that is Pending or Running is restarted, one that has
   * ended is replaced. Not sent to the cloud. Source: RestartContainerGroup.
   */
  triggers: argument<Record<string, string>>({ rule: rules.texts, change: "update", same: sameMap }),
  /** Whether the message of a failure ends with the last lines that the failed container has written: at most 20 lines and 4 kB. Default true. Not sent to the cloud. Source: DescribeContainerLog. */
  showLogs: argument<boolean>({ rule: rules.trueOrFalse, change: "local", same: sameWithDefault(true) }),
};

/** Which image cache a group has started from. */
export interface ContainerGroupImageCache {
  /** The cache, where there was one. */
  id?: string;
  /**
   * `full`: nothing was pulled; `partial`: something was pulled beside it; `missed`: no cache fitted; `created`: none fitted, and the cloud began to
   * make one; `unknown`: the cloud has not said.
   */
  hit: "full" | "partial" | "missed" | "created" | "unknown";
}

/** What the cloud adds to the arguments. */
export const containerGroupOutputs = {
  /** Id of the group, such as `eci-…`: the resource's own `id`, known in previews of changes in place. Source: `ContainerGroupId`. */
  containerGroupId: id((group) => group.containerGroupId),
  /** The account that owns the group. Source: GetCallerIdentity. */
  accountId: fixed<string>(),
  /** `Scheduling`, `Pending`, `Running`, `Restarting`, `Updating`, `Terminating`; at the end `Succeeded`, `Failed`, `Expired` or `ScheduleFailed`. Source: `Status`. */
  status: computed<string>((group) => group.status),
  /** True for a job that has ended and that the cloud tells no more of; `status` is then the last that was seen. */
  forgotten: computed<boolean | undefined>(),
  /** VPC of the group. Source: `VpcId`. */
  vpcId: fixed<string | undefined>((group) => group.vpcId),
  /** Private address. Source: `IntranetIp`. */
  intranetIp: fixed<string | undefined>((group) => group.intranetIp),
  /** Public address. Source: `InternetIp`. */
  internetIp: computed<string | undefined>((group) => group.internetIp),
  /** IPv6 address. Source: `Ipv6Address`. */
  ipv6Address: computed<string | undefined>((group) => group.ipv6Address),
  /** Network interface. Source: `EniInstanceId`. */
  eniInstanceId: fixed<string | undefined>((group) => group.eniInstanceId),
  /** When the group was made (UTC). Source: `CreationTime`. */
  creationTime: fixed<string | undefined>((group) => group.creationTime),
  /** When it ended well (UTC). Source: `SucceededTime`. */
  succeededTime: computed<string | undefined>((group) => group.succeededTime),
  /** When it failed (UTC). Source: `FailedTime`. */
  failedTime: computed<string | undefined>((group) => group.failedTime),
  /** When a spot instance was taken back (UTC). Source: `ExpiredTime`. */
  expiredTime: computed<string | undefined>((group) => group.expiredTime),
  /** What its containers are doing, or did. Source: `Containers`. */
  containerStates: computed<ContainerState[]>(),
  /** What its init containers are doing, or did. Source: `InitContainers`. */
  initContainerStates: computed<ContainerState[]>(),
  /** The 20 newest events, each message of at most 500 characters. Source: `Events`. */
  events: computed<ContainerGroupEvent[]>(),
  /** Which image cache it has started from: taken when the cloud first tells, and then kept. Source: its events. */
  imageCache: computed<ContainerGroupImageCache | undefined>(),
  /** Seconds from the group's creation until its containers' images were asked for. Source: its events. */
  schedulingSeconds: computed<number | undefined>(),
  /** Seconds from the first pull until the last image was there; 0 where nothing was pulled. Source: its events. */
  pullingSeconds: computed<number | undefined>(),
};

/** The arguments of a container group as plain values. */
export interface ContainerGroupInputs extends PlainInputs<typeof containerGroupArguments> {}

export type FieldName = Names<typeof containerGroupArguments>;

export const fieldNames = namesOf(containerGroupArguments);

/** The arguments that are objects, or lists of them, by their fields. */
export const shapes: Readonly<Partial<Record<FieldName, Shape>>> = {
  containers: containerShape,
  initContainers: initContainerShape,
  volumes: volumeShape,
};
