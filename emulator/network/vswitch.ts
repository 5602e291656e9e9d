import { type Call, namedObject } from "../call.js";
import type { Cloud } from "../store/cloud.js";
import type { Tag } from "../tags.js";
import { wireTime } from "../wireTime.js";
import { parseCidr } from "./cidr.js";
import type { Vpc } from "./vpc.js";

export interface VSwitchFields {
  VSwitchName: string;
  Description: string;
  Tags: Tag[];
}

export interface VSwitch {
  readonly vswitchId: string;
  readonly vpcId: string;
  readonly zoneId: string;
  readonly cidrBlock: string;
  readonly accountId: string;
  readonly regionId: string;
  readonly sequence: number;
  readonly createdAt: number;
  fields: VSwitchFields;
  /** Addresses that others than the builds of this emulator use; set from outside. */
  otherAddresses: number;
}

/** What DescribeVSwitchAttributes and one entry of DescribeVSwitches have in common. */
export interface DescribedVSwitch {
  VSwitchId: string;
  VSwitchName: string;
  Description: string;
  VpcId: string;
  ZoneId: string;
  CidrBlock: string;
  Ipv6CidrBlock: string;
  Status: "Available";
  AvailableIpAddressCount: number;
  CreationTime: string;
  IsDefault: boolean;
  ResourceGroupId: string;
  OwnerId: number;
  RouteTable: { RouteTableId: string; RouteTableType: "System" };
  Tags: { Tag: Tag[] };
}

/** The vendor keeps the first address and the last three. */
export const reservedAddresses = 4;

export function availableAddresses(vswitch: VSwitch, cloud: Cloud): number {
  const size = parseCidr(vswitch.cidrBlock)?.size ?? 0;
  const used = cloud.addressHoldersIn(vswitch) + vswitch.otherAddresses;
  return Math.max(0, size - reservedAddresses - used);
}

export function describeVSwitch(vswitch: VSwitch, vpc: Vpc | undefined, cloud: Cloud): DescribedVSwitch {
  const { fields } = vswitch;
  return {
    VSwitchId: vswitch.vswitchId,
    VSwitchName: fields.VSwitchName,
    Description: fields.Description,
    VpcId: vswitch.vpcId,
    ZoneId: vswitch.zoneId,
    CidrBlock: vswitch.cidrBlock,
    Ipv6CidrBlock: "",
    Status: "Available",
    AvailableIpAddressCount: availableAddresses(vswitch, cloud),
    CreationTime: wireTime(vswitch.createdAt),
    IsDefault: false,
    ResourceGroupId: vpc?.fields.ResourceGroupId ?? "",
    OwnerId: Number(vswitch.accountId),
    RouteTable: { RouteTableId: vpc?.routeTableId ?? "", RouteTableType: "System" },
    Tags: { Tag: fields.Tags.map((tag) => ({ ...tag })) },
  };
}

export function findVSwitch(call: Call, parameter = "VSwitchId"): VSwitch {
  return namedObject(call, call.cloud.vswitches, parameter, {
    code: "InvalidVSwitchId.NotFound",
    noun: "vSwitch",
  });
}
