import { call, popClient } from "./clients.js";
import type { Target } from "./target.js";

export async function createVpc(target: Target, parameters: object = {}): Promise<string> {
  const answer = await call(target, "VPC", "CreateVpc", { CidrBlock: "10.0.0.0/16", ...parameters });
  return String(answer.VpcId);
}

export async function createVSwitch(target: Target, VpcId: string, parameters: object = {}): Promise<string> {
  const answer = await call(target, "VPC", "CreateVSwitch", {
    VpcId,
    CidrBlock: "10.0.1.0/24",
    ZoneId: `${target.region}-h`,
    ...parameters,
  });
  return String(answer.VSwitchId);
}

/** By the older client, in the lists' own numbering: ECS has no package here. */
export function ecs(target: Target, action: string, parameters: object): Promise<Record<string, unknown>> {
  return popClient(target, "ECS").request(action, { RegionId: target.region, ...parameters });
}

export async function createSecurityGroup(target: Target, parameters: object = {}): Promise<string> {
  return String((await ecs(target, "CreateSecurityGroup", parameters)).SecurityGroupId);
}
