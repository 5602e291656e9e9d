import type { BandwidthPackage } from "../options.js";
import type { Tag } from "../tags.js";
import { wireTime } from "../wireTime.js";
import {
  type Eip,
  type EipStatus,
  eipStatus,
  type InstanceChargeType,
  type InternetChargeType,
  isHeld,
} from "./eip.js";

/** One entry of DescribeEipAddresses. */
export interface DescribedEip {
  AllocationId: string;
  IpAddress: string;
  Name: string;
  Description: string;
  RegionId: string;
  ResourceGroupId: string;
  VpcId: string;
  Zone: string;
  AllocationTime: string;
  ExpiredTime: string;
  Status: EipStatus;
  Bandwidth: string;
  EipBandwidth: string;
  BandwidthPackageId: string;
  BandwidthPackageBandwidth: string;
  BandwidthPackageType: string;
  ChargeType: InstanceChargeType;
  InternetChargeType: InternetChargeType;
  ISP: string;
  Netmode: string;
  InstanceId: string;
  InstanceType: string;
  InstanceRegionId: string;
  PrivateIpAddress: string;
  Mode: string;
  BusinessStatus: "Normal";
  OperationLocks: { LockReason: { LockReason: string }[] };
  DeletionProtection: boolean;
  SecondLimited: boolean;
  HDMonitorStatus: "OFF";
  BizType: string;
  ServiceManaged: number;
  HasReservationData: boolean;
  SecurityProtectionTypes: { SecurityProtectionType: string[] };
  PublicIpAddressPoolId: string;
  SegmentInstanceId: string;
  Tags: { Tag: Tag[] };
}

export function describeEip(
  eip: Eip,
  now: number,
  bandwidthPackage: BandwidthPackage | undefined,
): DescribedEip {
  const { fields } = eip;
  const holder = isHeld(eip, now) ? eip.holder : undefined;
  return {
    AllocationId: eip.allocationId,
    IpAddress: eip.ipAddress,
    Name: fields.Name,
    Description: fields.Description,
    RegionId: eip.regionId,
    ResourceGroupId: fields.ResourceGroupId,
    VpcId: "",
    Zone: fields.Zone,
    AllocationTime: wireTime(eip.allocatedAt),
    ExpiredTime: eip.expiresAt === undefined ? "" : wireTime(eip.expiresAt),
    Status: eipStatus(eip, now),
    Bandwidth: String(bandwidthPackage?.bandwidth ?? fields.Bandwidth),
    EipBandwidth: String(fields.Bandwidth),
    BandwidthPackageId: bandwidthPackage?.bandwidthPackageId ?? "",
    BandwidthPackageBandwidth: bandwidthPackage ? String(bandwidthPackage.bandwidth) : "",
    BandwidthPackageType: bandwidthPackage ? "CommonBandwidthPackage" : "",
    ChargeType: fields.ChargeType,
    InternetChargeType: fields.InternetChargeType,
    ISP: fields.ISP,
    Netmode: fields.Netmode,
    InstanceId: holder?.instanceId ?? "",
    InstanceType: holder?.instanceType ?? "",
    InstanceRegionId: holder ? eip.regionId : "",
    PrivateIpAddress: holder?.privateIpAddress ?? "",
    Mode: fields.Mode,
    BusinessStatus: "Normal",
    OperationLocks: { LockReason: [] },
    DeletionProtection: fields.DeletionProtection,
    SecondLimited: false,
    HDMonitorStatus: "OFF",
    BizType: "",
    ServiceManaged: 0,
    HasReservationData: false,
    SecurityProtectionTypes: { SecurityProtectionType: [...fields.SecurityProtectionTypes] },
    PublicIpAddressPoolId: fields.PublicIpAddressPoolId,
    SegmentInstanceId: "",
    Tags: { Tag: fields.Tags.map((tag) => ({ ...tag })) },
  };
}
