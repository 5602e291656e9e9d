import { ApiError, invalidParameter } from "../../apiError.js";
import type { Answer, Call } from "../../call.js";
import { newId } from "../../ids.js";
import { readDescription, readName } from "../../label.js";
import { contains, overlap, parseCidr } from "../../network/cidr.js";
import { findVpc, type Vpc } from "../../network/vpc.js";
import { readTags } from "../../tags.js";
import { isZoneOf } from "../../undocumented.js";

export function createVSwitch(call: Call): Answer {
  const { cloud, parameters, now } = call;
  const vpc = findVpc(call);
  // RegionId may be left out: the VPC says where it is.
  const place = { accountId: vpc.accountId, regionId: vpc.regionId };
  const zoneId = parameters.required("ZoneId");
  if (!isZoneOf(place.regionId, zoneId)) {
    throw new ApiError(404, "InvalidZoneId.NotFound", `The zone ${zoneId} does not exist.`);
  }
  const cidrBlock = parameters.required("CidrBlock");
  checkVSwitchCidr(call, vpc, cidrBlock);
  const fields = {
    VSwitchName: readName(parameters, "VSwitchName") ?? "",
    Description: readDescription(parameters) ?? "",
    Tags: readTags(parameters),
  };
  const vswitchId = newId("vsw");
  cloud.vswitches.add({
    ...place,
    vswitchId,
    vpcId: vpc.vpcId,
    zoneId,
    cidrBlock,
    sequence: cloud.nextSequence(),
    createdAt: now,
    fields,
    otherAddresses: 0,
  });
  return { VSwitchId: vswitchId };
}

function checkVSwitchCidr({ cloud }: Call, vpc: Vpc, text: string): void {
  const cidr = parseCidr(text);
  if (!cidr) throw new ApiError(400, "InvalidCidrBlock.Malformed", `${text} is no CIDR block.`);
  if (cidr.mask < 16 || cidr.mask > 29) {
    // The vendor's own spelling.
    throw new ApiError(400, "InvalidCirdrBlock.MaskLength", "The mask of a vSwitch must be from 16 to 29.");
  }
  const outer = parseCidr(vpc.fields.CidrBlock);
  if (!outer || !contains(outer, cidr)) {
    throw invalidParameter("CidrBlock", `${text} is not in ${vpc.fields.CidrBlock} of the VPC`);
  }
  for (const { cidrBlock, vswitchId } of cloud.vswitchesOf(vpc)) {
    const other = parseCidr(cidrBlock);
    if (other && overlap(other, cidr)) {
      throw new ApiError(400, "InvalidCidrBlock.Overlapped", `${text} overlaps with that of ${vswitchId}.`);
    }
  }
}
