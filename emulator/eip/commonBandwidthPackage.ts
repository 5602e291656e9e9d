import { type Call, namedObject, placeOf } from "../call.js";
import type { Cloud } from "../store/cloud.js";
import type { Tag } from "../tags.js";
import { wireTime } from "../wireTime.js";
import type { Eip, Isp } from "./eip.js";

export const packageChargeTypes = [
  "PayByBandwidth",
  "PayByTraffic",
  "PayBy95",
  "PayByDominantTraffic",
] as const;
export type PackageChargeType = (typeof packageChargeTypes)[number];

export interface CommonBandwidthPackageFields {
  Name: string;
  Description: string;
  Bandwidth: number;
  InternetChargeType: PackageChargeType;
  ISP: Isp;
  Ratio: number;
  ResourceGroupId: string;
  DeletionProtection: boolean;
  SecurityProtectionTypes: string[];
  Zone: string;
  Tags: Tag[];
}

/** A package that somebody has made, unlike those that the emulator's options declare. */
export interface CommonBandwidthPackage {
  readonly bandwidthPackageId: string;
  readonly accountId: string;
  readonly regionId: string;
  readonly sequence: number;
  readonly createdAt: number;
  fields: CommonBandwidthPackageFields;
}

/** One entry of DescribeCommonBandwidthPackages. */
export interface DescribedCommonBandwidthPackage {
  BandwidthPackageId: string;
  Name: string;
  Description: string;
  Bandwidth: string;
  InternetChargeType: PackageChargeType;
  InstanceChargeType: "PostPaid";
  ISP: string;
  Ratio: number;
  RegionId: string;
  ResourceGroupId: string;
  Status: "Available";
  BusinessStatus: "Normal";
  BizType: string;
  CreationTime: string;
  ExpiredTime: string;
  DeletionProtection: boolean;
  HasReservationData: string;
  ServiceManaged: number;
  Zone: string;
  SecurityProtectionTypes: { SecurityProtectionType: string[] };
  PublicIpAddresses: { PublicIpAddresse: DescribedMember[] };
  Tags: { Tag: Tag[] };
}

interface DescribedMember {
  AllocationId: string;
  IpAddress: string;
  BandwidthPackageIpRelationStatus: "BINDED";
}

export function describeCommonBandwidthPackage(
  each: CommonBandwidthPackage,
  cloud: Cloud,
): DescribedCommonBandwidthPackage {
  const { fields } = each;
  return {
    BandwidthPackageId: each.bandwidthPackageId,
    Name: fields.Name,
    Description: fields.Description,
    Bandwidth: String(fields.Bandwidth),
    InternetChargeType: fields.InternetChargeType,
    InstanceChargeType: "PostPaid",
    ISP: fields.ISP,
    Ratio: fields.Ratio,
    RegionId: each.regionId,
    ResourceGroupId: fields.ResourceGroupId,
    Status: "Available",
    BusinessStatus: "Normal",
    BizType: "",
    CreationTime: wireTime(each.createdAt),
    ExpiredTime: "",
    DeletionProtection: fields.DeletionProtection,
    HasReservationData: "false",
    ServiceManaged: 0,
    Zone: fields.Zone,
    SecurityProtectionTypes: { SecurityProtectionType: [...fields.SecurityProtectionTypes] },
    PublicIpAddresses: { PublicIpAddresse: membersOf(each, cloud).map(describeMember) },
    Tags: { Tag: fields.Tags.map((tag) => ({ ...tag })) },
  };
}

function describeMember({ allocationId, ipAddress }: Eip): DescribedMember {
  return {
    AllocationId: allocationId,
    IpAddress: ipAddress,
    BandwidthPackageIpRelationStatus: "BINDED",
  };
}

export function membersOf({ bandwidthPackageId }: CommonBandwidthPackage, cloud: Cloud): Eip[] {
  return cloud.eips.where((eip) => eip.bandwidthPackageId === bandwidthPackageId).list();
}

export function findCommonBandwidthPackage(
  call: Call,
  parameter = "BandwidthPackageId",
): CommonBandwidthPackage {
  placeOf(call);
  return namedObject(call, call.cloud.commonBandwidthPackages, parameter, {
    code: "InvalidBandwidthPackageId.NotFound",
    noun: "bandwidth package",
  });
}
