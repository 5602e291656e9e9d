import { ApiError } from "../../apiError.js";
import type { Answer, Call } from "../../call.js";
import { findVpc } from "../../network/vpc.js";

export function deleteVpc(call: Call): Answer {
  const { cloud } = call;
  const vpc = findVpc(call);
  if (cloud.vswitchesOf(vpc).length > 0) throw dependency("VSwitch");
  if (cloud.natGateways.where(({ vpcId }) => vpcId === vpc.vpcId).size > 0) throw dependency("NatGateway");
  if (cloud.securityGroups.where(({ vpcId }) => vpcId === vpc.vpcId).size > 0) {
    throw dependency("SecurityGroup");
  }
  cloud.vpcs.delete(vpc.vpcId);
  return {};
}

function dependency(kind: string): ApiError {
  return new ApiError(400, `DependencyViolation.${kind}`, "The VPC still has dependent resources.");
}
