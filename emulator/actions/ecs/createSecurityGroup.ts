import { type Answer, type Call, placeOf } from "../../call.js";
import { newId } from "../../ids.js";
import { readDescription, readName } from "../../label.js";
import { findVpc } from "../../network/vpc.js";
import { readTags } from "../../tags.js";
import { defaultResourceGroup } from "../../undocumented.js";

export function createSecurityGroup(call: Call): Answer {
  const { cloud, parameters, now } = call;
  const place = placeOf(call);
  const vpcId = parameters.filled("VpcId") === undefined ? "" : findVpc(call).vpcId;
  const securityGroupType = parameters.oneOf("SecurityGroupType", ["normal", "enterprise"]) ?? "normal";
  const fields = {
    SecurityGroupName: readName(parameters, "SecurityGroupName") ?? "",
    Description: readDescription(parameters) ?? "",
    InnerAccessPolicy: securityGroupType === "normal" ? ("Accept" as const) : ("Drop" as const),
    ResourceGroupId: parameters.filled("ResourceGroupId") ?? defaultResourceGroup,
    Tags: readTags(parameters),
  };
  const securityGroupId = newId("sg");
  cloud.securityGroups.add({
    ...place,
    securityGroupId,
    securityGroupType,
    vpcId,
    sequence: cloud.nextSequence(),
    createdAt: now,
    fields,
  });
  return { SecurityGroupId: securityGroupId };
}
