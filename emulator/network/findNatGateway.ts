import { type Call, namedObject, placeOf } from "../call.js";
import type { NatGateway } from "./natGateway.js";

export function findNatGateway(call: Call): NatGateway {
  placeOf(call);
  const error = { code: "InvalidNatGatewayId.NotFound", noun: "NAT gateway" };
  return namedObject(call, call.cloud.natGateways, "NatGatewayId", error);
}

/** The gateway that an address is to be bound to. */
export function findNatInstance(call: Call): NatGateway {
  const error = { code: "InvalidInstanceId.NotFound", noun: "NAT gateway" };
  return namedObject(call, call.cloud.natGateways, "InstanceId", error);
}
