import { notFound } from "../apiError.js";
import { checkEipQuota, newAddress } from "../eip/allocation.js";
import type { Eip } from "../eip/eip.js";
import { usableEip } from "../eip/usableEip.js";
import type { Cloud } from "../store/cloud.js";
import type { Place } from "../store/collection.js";
import { defaultResourceGroup } from "../undocumented.js";
import type { HeldGroup } from "./heldGroup.js";

/** The address of a new group, not yet held: the one that it names, or a new one. */
export function eipFor(cloud: Cloud, place: Place, fields: HeldGroup, now: number): Eip | undefined {
  if (fields.EipInstanceId !== undefined) return usableEip(cloud, place, fields.EipInstanceId, now);
  if (fields.AutoCreateEip !== true) return undefined;
  checkEipQuota(cloud, place);
  const { EipCommonBandwidthPackage: bandwidthPackageId } = fields;
  if (bandwidthPackageId !== undefined && cloud.bandwidthPackage(bandwidthPackageId) === undefined)
    throw notFound("InvalidBandwidthPackageId.NotFound", `The bandwidth package ${bandwidthPackageId}`);
  return {
    ...place,
    ...newAddress(cloud),
    sequence: cloud.nextSequence(),
    allocatedAt: now,
    fields: eipFields(fields),
    ...(bandwidthPackageId !== undefined && { bandwidthPackageId }),
  };
}

function eipFields({ EipBandwidth = 5, EipISP = "BGP" }: HeldGroup): Eip["fields"] {
  return {
    Name: "",
    Description: "",
    Bandwidth: EipBandwidth,
    InternetChargeType: "PayByTraffic",
    ChargeType: "PostPaid",
    ISP: EipISP,
    Netmode: "public",
    ResourceGroupId: defaultResourceGroup,
    DeletionProtection: false,
    Mode: "NAT",
    PublicIpAddressPoolId: "",
    SecurityProtectionTypes: [],
    Zone: "",
    Tags: [],
  };
}
