import { allocate, describeEip, vpc } from "./eips.js";
import { createVpc, createVSwitch } from "./networks.js";
import type { Target } from "./target.js";

export interface Network {
  readonly VpcId: string;
  readonly VSwitchId: string;
}

export async function createNetwork(target: Target): Promise<Network> {
  const VpcId = await createVpc(target);
  return { VpcId, VSwitchId: await createVSwitch(target, VpcId) };
}

export async function createNatGateway(target: Target, parameters: object) {
  const answer = await vpc(target, "CreateNatGateway", { NatType: "Enhanced", ...parameters });
  const tables = answer.SnatTableIds as { SnatTableId: [string] };
  return { NatGatewayId: String(answer.NatGatewayId), SnatTableId: tables.SnatTableId[0] };
}

/** A gateway with an address. */
export async function createWayOut(target: Target, network: Network) {
  const gateway = await createNatGateway(target, network);
  const AllocationId = await allocate(target);
  const binding = { AllocationId, InstanceId: gateway.NatGatewayId, InstanceType: "Nat" };
  await vpc(target, "AssociateEipAddress", binding);
  return { ...gateway, binding, SnatIp: (await describeEip(target, AllocationId)).IpAddress };
}
