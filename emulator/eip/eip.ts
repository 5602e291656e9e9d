import type { Tag } from "../tags.js";

export type EipStatus = "Available" | "InUse" | "Releasing";

export const isps = [
  "BGP",
  "BGP_PRO",
  "BGP_International",
  "BGP_FinanceCloud",
  "ChinaTelecom",
  "ChinaUnicom",
  "ChinaMobile",
  "ChinaTelecom_L2",
  "ChinaUnicom_L2",
  "ChinaMobile_L2",
] as const;
export type Isp = (typeof isps)[number];

/** What an address can be bound to. */
export const eipHolderTypes = [
  "EcsInstance",
  "SlbInstance",
  "Nat",
  "NetworkInterface",
  "HaVip",
  "IpAddress",
] as const;

export type InternetChargeType = "PayByBandwidth" | "PayByTraffic";
export type InstanceChargeType = "PostPaid" | "PrePaid";

/** Who uses an address. */
interface EipHolder {
  readonly instanceId: string;
  readonly instanceType: string;
  readonly privateIpAddress?: string;
  /** The address is free from here on; absent when nobody knows. */
  until?: number;
}

/** What the cloud holds for an EIP. */
export interface EipFields {
  Name: string;
  Description: string;
  Bandwidth: number;
  InternetChargeType: InternetChargeType;
  ChargeType: InstanceChargeType;
  ISP: Isp;
  Netmode: string;
  ResourceGroupId: string;
  DeletionProtection: boolean;
  Mode: string;
  PublicIpAddressPoolId: string;
  SecurityProtectionTypes: string[];
  Zone: string;
  Tags: Tag[];
}

export interface Eip {
  readonly allocationId: string;
  readonly accountId: string;
  readonly regionId: string;
  readonly sequence: number;
  readonly ipAddress: string;
  readonly allocatedAt: number;
  /** PrePaid only. */
  readonly expiresAt?: number;
  fields: EipFields;
  holder?: EipHolder;
  bandwidthPackageId?: string;
  /** A release was accepted; the address is listed until then. */
  releasedAt?: number;
}

export function eipStatus(eip: Eip, now: number): EipStatus {
  if (eip.releasedAt !== undefined) return "Releasing";
  return isHeld(eip, now) ? "InUse" : "Available";
}

export function isHeld(eip: Eip, now: number): boolean {
  return eip.holder !== undefined && (eip.holder.until === undefined || now < eip.holder.until);
}
