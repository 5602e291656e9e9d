import { ApiError, invalidParameter } from "../apiError.js";
import { type Call, namedObject } from "../call.js";
import type { Cloud } from "../store/cloud.js";
import type { Tag } from "../tags.js";
import { wireTime } from "../wireTime.js";
import { type Cidr, parseCidr } from "./cidr.js";

export interface VpcFields {
  VpcName: string;
  Description: string;
  CidrBlock: string;
  ResourceGroupId: string;
  Tags: Tag[];
}

export interface Vpc {
  readonly vpcId: string;
  readonly routerId: string;
  readonly routeTableId: string;
  readonly accountId: string;
  readonly regionId: string;
  readonly sequence: number;
  readonly createdAt: number;
  fields: VpcFields;
}

/** What DescribeVpcAttribute and one entry of DescribeVpcs have in common. */
export interface DescribedVpc {
  VpcId: string;
  VpcName: string;
  Description: string;
  CidrBlock: string;
  RegionId: string;
  ResourceGroupId: string;
  Status: "Available";
  CreationTime: string;
  VRouterId: string;
  IsDefault: boolean;
  EnabledIpv6: boolean;
  Ipv6CidrBlock: string;
  Ipv6CidrBlocks: { Ipv6CidrBlock: object[] };
  SecondaryCidrBlocks: { SecondaryCidrBlock: string[] };
  UserCidrs: { UserCidr: string[] };
  DnsHostnameStatus: "DISABLED";
  OwnerId: number;
  VSwitchIds: { VSwitchId: string[] };
  Tags: { Tag: Tag[] };
}

export function describeVpc(vpc: Vpc, cloud: Cloud): DescribedVpc {
  const { fields } = vpc;
  return {
    VpcId: vpc.vpcId,
    VpcName: fields.VpcName,
    Description: fields.Description,
    CidrBlock: fields.CidrBlock,
    RegionId: vpc.regionId,
    ResourceGroupId: fields.ResourceGroupId,
    Status: "Available",
    CreationTime: wireTime(vpc.createdAt),
    VRouterId: vpc.routerId,
    IsDefault: false,
    EnabledIpv6: false,
    Ipv6CidrBlock: "",
    Ipv6CidrBlocks: { Ipv6CidrBlock: [] },
    SecondaryCidrBlocks: { SecondaryCidrBlock: [] },
    UserCidrs: { UserCidr: [] },
    DnsHostnameStatus: "DISABLED",
    OwnerId: Number(vpc.accountId),
    VSwitchIds: { VSwitchId: cloud.vswitchesOf(vpc).map(({ vswitchId }) => vswitchId) },
    Tags: { Tag: fields.Tags.map((tag) => ({ ...tag })) },
  };
}

export function findVpc(call: Call, parameter = "VpcId"): Vpc {
  return namedObject(call, call.cloud.vpcs, parameter, { code: "InvalidVpcId.NotFound", noun: "VPC" });
}

export function checkVpcCidr(text: string): Cidr {
  const cidr = parseCidr(text);
  if (!cidr) throw new ApiError(400, "InvalidCidrBlock.Malformed", `${text} is no CIDR block.`);
  if (cidr.mask < 8 || cidr.mask > 28) {
    throw invalidParameter("CidrBlock", "the mask of a VPC must be from 8 to 28");
  }
  return cidr;
}
