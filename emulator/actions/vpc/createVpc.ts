import { ApiError } from "../../apiError.js";
import { type Answer, type Call, placeOf } from "../../call.js";
import { newId } from "../../ids.js";
import { readDescription, readName } from "../../label.js";
import { checkVpcCidr } from "../../network/vpc.js";
import { isIn } from "../../store/collection.js";
import { readTags } from "../../tags.js";
import { defaultResourceGroup } from "../../undocumented.js";

const defaultCidrBlock = "172.16.0.0/12";

export function createVpc(call: Call): Answer {
  const { cloud, parameters, now } = call;
  const place = placeOf(call);
  const fields = {
    VpcName: readName(parameters, "VpcName") ?? "",
    Description: readDescription(parameters) ?? "",
    CidrBlock: parameters.filled("CidrBlock") ?? defaultCidrBlock,
    ResourceGroupId: parameters.filled("ResourceGroupId") ?? defaultResourceGroup,
    Tags: readTags(parameters),
  };
  checkVpcCidr(fields.CidrBlock);
  if (cloud.vpcs.where(isIn(place)).size >= cloud.settings.vpcQuota) {
    throw new ApiError(400, "QuotaExceeded.Vpc", `The quota of ${cloud.settings.vpcQuota} VPCs is used up.`);
  }
  const vpcId = newId("vpc");
  const routerId = newId("vrt");
  const routeTableId = newId("vtb");
  const sequence = cloud.nextSequence();
  cloud.vpcs.add({ ...place, vpcId, routerId, routeTableId, sequence, createdAt: now, fields });
  return {
    VpcId: vpcId,
    VRouterId: routerId,
    RouteTableId: routeTableId,
    ResourceGroupId: fields.ResourceGroupId,
  };
}
