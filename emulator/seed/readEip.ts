import { type Eip, type EipFields, type Isp, isps } from "../eip/eip.js";
import { tags } from "./readImageCache.js";
import {
  filledText,
  flag,
  listOf,
  moment,
  number,
  object,
  oneOf,
  optional,
  type Shape,
  text,
} from "./shapes.js";

export const isp: Shape<Isp> = oneOf(...isps);

const fields: Shape<EipFields> = object<EipFields>({
  Name: text,
  Description: text,
  Bandwidth: number,
  InternetChargeType: oneOf("PayByBandwidth", "PayByTraffic"),
  ChargeType: oneOf("PostPaid", "PrePaid"),
  ISP: isp,
  Netmode: text,
  ResourceGroupId: text,
  DeletionProtection: flag,
  Mode: text,
  PublicIpAddressPoolId: text,
  SecurityProtectionTypes: listOf(text),
  Zone: text,
  Tags: tags,
});

export const readEip: Shape<Eip> = object<Eip>({
  allocationId: filledText,
  accountId: filledText,
  regionId: filledText,
  sequence: number,
  ipAddress: filledText,
  allocatedAt: moment,
  expiresAt: optional(moment),
  fields,
  holder: optional(
    object<NonNullable<Eip["holder"]>>({
      instanceId: filledText,
      instanceType: text,
      until: optional(moment),
    }),
  ),
  bandwidthPackageId: optional(filledText),
  releasedAt: optional(moment),
});
