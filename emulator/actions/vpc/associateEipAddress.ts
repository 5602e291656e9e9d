import { ApiError, invalidParameter } from "../../apiError.js";
import type { Answer, Call } from "../../call.js";
import { eipHolderTypes, eipStatus } from "../../eip/eip.js";
import { findEip } from "../../eip/findEip.js";
import { findNatInstance } from "../../network/findNatGateway.js";

/** Instances other than NAT gateways are none of this emulator's: their ids are taken as they are. */
export function associateEipAddress(call: Call): Answer {
  const { parameters, now } = call;
  const eip = findEip(call);
  const instanceId = parameters.required("InstanceId");
  const instanceType = parameters.oneOf("InstanceType", eipHolderTypes) ?? "EcsInstance";
  const mode = parameters.oneOf("Mode", ["NAT", "MULTI_BINDED", "BINDED"]);
  if (instanceType === "NetworkInterface") parameters.required("PrivateIpAddress");
  if (instanceType === "Nat") checkTakesEips(call);
  if (instanceType === "IpAddress") parameters.required("VpcId");
  const status = eipStatus(eip, now);
  if (status !== "Available") {
    throw new ApiError(400, "IncorrectEipStatus", `The EIP is ${status}, not Available.`);
  }
  const privateIpAddress = parameters.filled("PrivateIpAddress");
  eip.holder = { instanceId, instanceType, ...(privateIpAddress !== undefined && { privateIpAddress }) };
  eip.fields.Mode = mode ?? "NAT";
  return {};
}

function checkTakesEips(call: Call): void {
  if (findNatInstance(call).networkType !== "internet") {
    throw invalidParameter("InstanceId", "a VPC NAT gateway takes no EIP");
  }
}
