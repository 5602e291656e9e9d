import {
  booleanOf,
  type Entry,
  entriesOf,
  numberOf,
  stringOf,
  stringsOf,
  tagsOf,
  wrappedOf,
} from "./answer.js";
import type { Client } from "./client.js";
import { tagList } from "./tags.js";

type EipStatus = "Associating" | "Unassociating" | "InUse" | "Available" | "Releasing";

/** What AllocateEipAddress takes. */
export interface EipRequest {
  bandwidth?: string | undefined;
  internetChargeType?: string | undefined;
  instanceChargeType?: string | undefined;
  isp?: string | undefined;
  name?: string | undefined;
  description?: string | undefined;
  netmode?: string | undefined;
  resourceGroupId?: string | undefined;
  securityProtectionTypes?: string[] | undefined;
  publicIpAddressPoolId?: string | undefined;
  zone?: string | undefined;
  instanceId?: string | undefined;
  ipAddress?: string | undefined;
  period?: number | undefined;
  pricingCycle?: string | undefined;
  autoPay?: boolean | undefined;
  activityId?: string | undefined;
  tags?: Record<string, string> | undefined;
}

/** One address as DescribeEipAddresses returns it. */
export interface EipAddress {
  allocationId: string;
  ipAddress?: string | undefined;
  status: EipStatus | string;
  name?: string | undefined;
  description?: string | undefined;
  regionId?: string | undefined;
  resourceGroupId?: string | undefined;
  /** Its own bandwidth, also while it shares that of a package. */
  bandwidth?: string | undefined;
  bandwidthPackageId?: string | undefined;
  bandwidthPackageBandwidth?: string | undefined;
  instanceChargeType?: string | undefined;
  internetChargeType?: string | undefined;
  isp?: string | undefined;
  netmode?: string | undefined;
  mode?: string | undefined;
  zone?: string | undefined;
  publicIpAddressPoolId?: string | undefined;
  securityProtectionTypes: string[];
  instanceId?: string | undefined;
  instanceType?: string | undefined;
  privateIpAddress?: string | undefined;
  vpcId?: string | undefined;
  allocationTime?: string | undefined;
  expiredTime?: string | undefined;
  businessStatus?: string | undefined;
  /** Why the address is locked, such as `financial`. */
  operationLocks: string[];
  deletionProtection?: boolean | undefined;
  tags: Record<string, string>;
}

export async function allocateEipAddress(
  client: Client,
  request: EipRequest,
  clientToken: string,
  deadline: number,
): Promise<{ allocationId: string; ipAddress: string | undefined; orderId: string | undefined }> {
  const parameters = defined({
    RegionId: client.region,
    ClientToken: clientToken,
    Bandwidth: request.bandwidth,
    InternetChargeType: request.internetChargeType,
    InstanceChargeType: request.instanceChargeType,
    ISP: request.isp,
    Name: request.name,
    Description: request.description,
    Netmode: request.netmode,
    ResourceGroupId: request.resourceGroupId,
    SecurityProtectionTypes: request.securityProtectionTypes,
    PublicIpAddressPoolId: request.publicIpAddressPoolId,
    Zone: request.zone,
    InstanceId: request.instanceId,
    IpAddress: request.ipAddress,
    Period: request.period,
    PricingCycle: request.pricingCycle,
    AutoPay: request.autoPay,
    ActivityId: request.activityId,
    Tag: request.tags === undefined ? undefined : tagList(request.tags),
  });
  const reply = await client.call("AllocateEipAddress", parameters, deadline);
  const allocationId = stringOf(reply, "AllocationId");
  if (allocationId === undefined) throw new Error("AllocateEipAddress answered without an allocation id.");
  return { allocationId, ipAddress: stringOf(reply, "EipAddress"), orderId: stringOf(reply, "OrderId") };
}

/** The address with this id, or undefined when the region does not know it. */
export async function describeEipAddress(
  client: Client,
  allocationId: string,
  deadline: number,
): Promise<EipAddress | undefined> {
  // Without an id the API lists every address of the account.
  if (allocationId === "") return undefined;
  const reply = await client.call(
    "DescribeEipAddresses",
    { RegionId: client.region, AllocationId: allocationId },
    deadline,
    listOf,
  );
  return addressesOf(reply).find((address) => address.allocationId === allocationId);
}

const pageSize = 100;

/** All addresses that carry these tags, over every page. */
export async function listEipAddresses(
  client: Client,
  tags: Record<string, string>,
  deadline: number,
): Promise<EipAddress[]> {
  const found: EipAddress[] = [];
  for (let page = 1; ; page++) {
    const parameters = { RegionId: client.region, Tag: tagList(tags), PageNumber: page, PageSize: pageSize };
    const reply = await client.call("DescribeEipAddresses", parameters, deadline, listOf);
    const addresses = addressesOf(reply);
    found.push(...addresses);
    if (addresses.length === 0 || page * pageSize >= (numberOf(reply, "TotalCount") ?? 0)) return found;
  }
}

export interface EipAttributes {
  name?: string | undefined;
  description?: string | undefined;
  bandwidth?: string | undefined;
}

export async function modifyEipAddressAttribute(
  client: Client,
  allocationId: string,
  attributes: EipAttributes,
  deadline: number,
): Promise<void> {
  const parameters = defined({
    RegionId: client.region,
    AllocationId: allocationId,
    Name: attributes.name,
    Description: attributes.description,
    Bandwidth: attributes.bandwidth,
  });
  await client.call("ModifyEipAddressAttribute", parameters, deadline);
}

export async function releaseEipAddress(
  client: Client,
  allocationId: string,
  deadline: number,
): Promise<void> {
  await client.call("ReleaseEipAddress", { RegionId: client.region, AllocationId: allocationId }, deadline);
}

export async function moveEipToResourceGroup(
  client: Client,
  allocationId: string,
  resourceGroupId: string,
  deadline: number,
): Promise<void> {
  const parameters = {
    RegionId: client.region,
    ResourceId: allocationId,
    NewResourceGroupId: resourceGroupId,
    ResourceType: "EIP",
  };
  await client.call("MoveResourceGroup", parameters, deadline);
}

export async function setEipDeletionProtection(
  client: Client,
  allocationId: string,
  enabled: boolean,
  clientToken: string,
  deadline: number,
): Promise<void> {
  const parameters = {
    RegionId: client.region,
    InstanceId: allocationId,
    Type: "EIP",
    ProtectionEnable: enabled,
    ClientToken: clientToken,
  };
  await client.call("DeletionProtection", parameters, deadline);
}

export async function modifyEipForwardMode(
  client: Client,
  allocationId: string,
  mode: string,
  clientToken: string,
  deadline: number,
): Promise<void> {
  const parameters = {
    RegionId: client.region,
    InstanceId: allocationId,
    Mode: mode,
    ClientToken: clientToken,
  };
  await client.call("ModifyEipForwardMode", parameters, deadline);
}

export async function addEipToBandwidthPackage(
  client: Client,
  allocationId: string,
  bandwidthPackageId: string,
  clientToken: string,
  deadline: number,
): Promise<void> {
  const parameters = {
    RegionId: client.region,
    BandwidthPackageId: bandwidthPackageId,
    IpInstanceId: allocationId,
    IpType: "EIP",
    ClientToken: clientToken,
  };
  await client.call("AddCommonBandwidthPackageIp", parameters, deadline);
}

export async function removeEipFromBandwidthPackage(
  client: Client,
  allocationId: string,
  bandwidthPackageId: string,
  clientToken: string,
  deadline: number,
): Promise<void> {
  const parameters = {
    RegionId: client.region,
    BandwidthPackageId: bandwidthPackageId,
    IpInstanceId: allocationId,
    ClientToken: clientToken,
  };
  await client.call("RemoveCommonBandwidthPackageIp", parameters, deadline);
}

function listOf(reply: Entry): unknown {
  return wrappedOf(reply.EipAddresses, "EipAddress");
}

function addressesOf(reply: Entry): EipAddress[] {
  return entriesOf(listOf(reply)).flatMap(addressOf);
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

function defined<T extends Entry>(parameters: T): Entry {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
}
