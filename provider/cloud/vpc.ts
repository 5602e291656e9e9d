import {
  booleanOf,
  defined,
  type Entry,
  entriesOf,
  stringOf,
  stringsOf,
  tagsOf,
  wrappedOf,
} from "./answer.js";
import type { Caller, Parameters } from "./client.js";
import { allPages } from "./pages.js";
import { tagFilter } from "./tags.js";

type EipStatus = "Associating" | "Unassociating" | "InUse" | "Available" | "Releasing";

/** One address as DescribeEipAddresses returns it. */
export interface EipAddress {
  /** Id of the address, such as `eip-…`. */
  allocationId: string;
  /** The address itself. Source: `IpAddress`. */
  ipAddress?: string | undefined;
  /** `Available`, `InUse` and so on. Source: `Status`. */
  status: EipStatus | string;
  /** Name. Source: `Name`. */
  name?: string | undefined;
  /** Description. Source: `Description`. */
  description?: string | undefined;
  /** Region. Source: `RegionId`. */
  regionId?: string | undefined;
  /** Resource group. Source: `ResourceGroupId`. */
  resourceGroupId?: string | undefined;
  /** Its own bandwidth, also while it shares that of a package. */
  bandwidth?: string | undefined;
  /** The bandwidth package that it is in. Source: `BandwidthPackageId`. */
  bandwidthPackageId?: string | undefined;
  /** Bandwidth of that package, in Mbit/s. Source: `BandwidthPackageBandwidth`. */
  bandwidthPackageBandwidth?: string | undefined;
  /** `PostPaid` or `PrePaid`. Source: `ChargeType`. */
  instanceChargeType?: string | undefined;
  /** `PayByBandwidth` or `PayByTraffic`. Source: `InternetChargeType`. */
  internetChargeType?: string | undefined;
  /** Line type, such as `BGP`. Source: `ISP`. */
  isp?: string | undefined;
  /** Network type. Source: `Netmode`. */
  netmode?: string | undefined;
  /** How an instance sees it, such as `NAT`. Source: `Mode`. */
  mode?: string | undefined;
  /** Zone. Source: `Zone`. */
  zone?: string | undefined;
  /** The address pool that it is from. Source: `PublicIpAddressPoolId`. */
  publicIpAddressPoolId?: string | undefined;
  /** Edition of Anti-DDoS. Source: `SecurityProtectionTypes`. */
  securityProtectionTypes: string[];
  /** What it is bound to. Source: `InstanceId`. */
  instanceId?: string | undefined;
  /** Type of what it is bound to, such as `EcsInstance`. Source: `InstanceType`. */
  instanceType?: string | undefined;
  /** Private address of what it is bound to. Source: `PrivateIpAddress`. */
  privateIpAddress?: string | undefined;
  /** VPC of what it is bound to. Source: `VpcId`. */
  vpcId?: string | undefined;
  /** When it was allocated (UTC). Source: `AllocationTime`. */
  allocationTime?: string | undefined;
  /** When a Subscription ends (UTC). Source: `ExpiredTime`. */
  expiredTime?: string | undefined;
  /** `Normal` or `FinancialLocked`. Source: `BusinessStatus`. */
  businessStatus?: string | undefined;
  /** Why the address is locked, such as `financial`. */
  operationLocks: string[];
  /** Whether it is protected from release. Source: `DeletionProtection`. */
  deletionProtection?: boolean | undefined;
  /** Tags. Source: `Tags`. */
  tags: Record<string, string>;
}

export async function allocateEipAddress(
  caller: Caller,
  request: Parameters,
  clientToken: string,
): Promise<{ allocationId: string; ipAddress: string | undefined; orderId: string | undefined }> {
  const parameters = { RegionId: caller.region, ClientToken: clientToken, ...request };
  const reply = await caller.call("AllocateEipAddress", parameters);
  const allocationId = stringOf(reply, "AllocationId");
  if (allocationId === undefined) throw new Error("AllocateEipAddress answered without an allocation id.");
  return { allocationId, ipAddress: stringOf(reply, "EipAddress"), orderId: stringOf(reply, "OrderId") };
}

/** The address with this id, or undefined when the region does not know it. */
export async function describeEipAddress(
  caller: Caller,
  allocationId: string,
): Promise<EipAddress | undefined> {
  // Without an id the API lists every address of the account.
  if (allocationId === "") return undefined;
  const reply = await caller.call(
    "DescribeEipAddresses",
    { RegionId: caller.region, AllocationId: allocationId },
    listOf,
  );
  const addresses = entriesOf(listOf(reply)).flatMap(addressOf);
  return addresses.find((address) => address.allocationId === allocationId);
}

const pageSize = 100;

/** All addresses that carry these tags, over every page. `filter` has wire names. */
export async function listEipAddresses(
  caller: Caller,
  tags: Readonly<Record<string, string | undefined>>,
  filter: Parameters = {},
): Promise<EipAddress[]> {
  const paged = { ...filter, Tag: tagFilter(tags), PageSize: pageSize };
  return (await allPages(caller, "DescribeEipAddresses", paged, listOf)).flatMap(addressOf);
}

export interface EipAttributes {
  name?: string | undefined;
  description?: string | undefined;
  bandwidth?: string | undefined;
}

export async function modifyEipAddressAttribute(
  caller: Caller,
  allocationId: string,
  attributes: EipAttributes,
): Promise<void> {
  const parameters = defined({
    RegionId: caller.region,
    AllocationId: allocationId,
    Name: attributes.name,
    Description: attributes.description,
    Bandwidth: attributes.bandwidth,
  });
  await caller.call("ModifyEipAddressAttribute", parameters);
}

export async function releaseEipAddress(caller: Caller, allocationId: string): Promise<void> {
  await caller.call("ReleaseEipAddress", { RegionId: caller.region, AllocationId: allocationId });
}

export async function moveEipToResourceGroup(
  caller: Caller,
  allocationId: string,
  resourceGroupId: string,
): Promise<void> {
  const parameters = {
    RegionId: caller.region,
    ResourceId: allocationId,
    NewResourceGroupId: resourceGroupId,
    ResourceType: "EIP",
  };
  await caller.call("MoveResourceGroup", parameters);
}

export async function setEipDeletionProtection(
  caller: Caller,
  allocationId: string,
  enabled: boolean,
  clientToken: string,
): Promise<void> {
  const parameters = {
    RegionId: caller.region,
    InstanceId: allocationId,
    Type: "EIP",
    ProtectionEnable: enabled,
    ClientToken: clientToken,
  };
  await caller.call("DeletionProtection", parameters);
}

export async function modifyEipForwardMode(
  caller: Caller,
  allocationId: string,
  mode: string,
  clientToken: string,
): Promise<void> {
  const parameters = {
    RegionId: caller.region,
    InstanceId: allocationId,
    Mode: mode,
    ClientToken: clientToken,
  };
  await caller.call("ModifyEipForwardMode", parameters);
}

export async function addEipToBandwidthPackage(
  caller: Caller,
  allocationId: string,
  bandwidthPackageId: string,
  clientToken: string,
): Promise<void> {
  const parameters = {
    RegionId: caller.region,
    BandwidthPackageId: bandwidthPackageId,
    IpInstanceId: allocationId,
    IpType: "EIP",
    ClientToken: clientToken,
  };
  await caller.call("AddCommonBandwidthPackageIp", parameters);
}

export async function removeEipFromBandwidthPackage(
  caller: Caller,
  allocationId: string,
  bandwidthPackageId: string,
  clientToken: string,
): Promise<void> {
  const parameters = {
    RegionId: caller.region,
    BandwidthPackageId: bandwidthPackageId,
    IpInstanceId: allocationId,
    ClientToken: clientToken,
  };
  await caller.call("RemoveCommonBandwidthPackageIp", parameters);
}

function listOf(reply: Entry): unknown {
  return wrappedOf(reply.EipAddresses, "EipAddress");
}

function addressOf(entry: Entry): EipAddress[] {
  const allocationId = stringOf(entry, "AllocationId");
  if (allocationId === undefined) return [];
  return [
    {
      allocationId,
      ipAddress: stringOf(entry, "IpAddress"),
      status: stringOf(entry, "Status") ?? "unknown",
      name: stringOf(entry, "Name"),
      description: stringOf(entry, "Description"),
      regionId: stringOf(entry, "RegionId"),
      resourceGroupId: stringOf(entry, "ResourceGroupId"),
      bandwidth: stringOf(entry, "EipBandwidth") ?? stringOf(entry, "Bandwidth"),
      bandwidthPackageId: stringOf(entry, "BandwidthPackageId"),
      bandwidthPackageBandwidth: stringOf(entry, "BandwidthPackageBandwidth"),
      instanceChargeType: stringOf(entry, "ChargeType"),
      internetChargeType: stringOf(entry, "InternetChargeType"),
      isp: stringOf(entry, "ISP"),
      netmode: stringOf(entry, "Netmode"),
      mode: stringOf(entry, "Mode"),
      zone: stringOf(entry, "Zone"),
      publicIpAddressPoolId: stringOf(entry, "PublicIpAddressPoolId"),
      securityProtectionTypes: stringsOf(wrappedOf(entry.SecurityProtectionTypes, "SecurityProtectionType")),
      instanceId: stringOf(entry, "InstanceId"),
      instanceType: stringOf(entry, "InstanceType"),
      privateIpAddress: stringOf(entry, "PrivateIpAddress"),
      vpcId: stringOf(entry, "VpcId"),
      allocationTime: stringOf(entry, "AllocationTime"),
      expiredTime: stringOf(entry, "ExpiredTime"),
      businessStatus: stringOf(entry, "BusinessStatus"),
      operationLocks: entriesOf(wrappedOf(entry.OperationLocks, "LockReason")).flatMap(
        (lock) => stringOf(lock, "LockReason") ?? [],
      ),
      deletionProtection: booleanOf(entry, "DeletionProtection"),
      tags: tagsOf(wrappedOf(entry.Tags, "Tag")),
    },
  ];
}
