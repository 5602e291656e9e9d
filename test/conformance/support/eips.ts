import { type Answer, call } from "./clients.js";
import type { Target } from "./target.js";

export interface ListedEip {
  AllocationId: string;
  IpAddress: string;
  Status: string;
  Name: string;
  Description: string;
  Bandwidth: string;
  EipBandwidth: string;
  BandwidthPackageId: string;
  ChargeType: string;
  DeletionProtection: boolean;
  ResourceGroupId: string;
  Mode: string;
  Tags: { Tag: { Key: string; Value: string }[] };
}

export async function allocate(target: Target, parameters: object = {}): Promise<string> {
  return String((await call(target, "VPC", "AllocateEipAddress", parameters)).AllocationId);
}

export async function describeEips(target: Target, parameters: object = {}): Promise<ListedEip[]> {
  const answer = await call(target, "VPC", "DescribeEipAddresses", parameters);
  return (answer.EipAddresses as { EipAddress: ListedEip[] }).EipAddress;
}

export async function describeEip(target: Target, AllocationId: string): Promise<ListedEip> {
  const [eip] = await describeEips(target, { AllocationId });
  if (!eip) throw new Error(`${AllocationId} is gone`);
  return eip;
}

export function vpc(target: Target, action: string, parameters: object): Promise<Answer> {
  return call(target, "VPC", action, parameters);
}
