import { type Eip, type EipFields, type Isp, isps } from "../eip/eip.js";
import {
  type Fields,
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
} from "../shapes.js";
import { tags } from "../tagShape.js";

export const isp: Shape<Isp> = oneOf(...isps);

/** What an address is like, as patches change it too. */
export const eipFields: Fields<EipFields> = {
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
};

export const readEip: Shape<Eip> = object<Eip>({
  allocationId: filledText,
  accountId: filledText,
  regionId: filledText,
  sequence: number,
  ipAddress: filledText,
  allocatedAt: moment,
  expiresAt: optional(moment),
  fields: object<EipFields>(eipFields),
  holder: optional(
    object<NonNullable<Eip["holder"]>>({
      instanceId: filledText,
      instanceType: text,
      privateIpAddress: optional(text),
      until: optional(moment),
    }),
  ),
  bandwidthPackageId: optional(filledText),
  releasedAt: optional(moment),
});
