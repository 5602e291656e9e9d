import type { Cloud } from "../store/cloud.js";
import { type DescribedVpc, describeVpc, type Vpc, type VpcFields } from "./vpc.js";

export type VpcSnapshot = DescribedVpc & { AccountId: string };

/** The VPCs of all accounts and regions, for whoever runs the emulator. */
export class Vpcs {
  constructor(private readonly cloud: Cloud) {}

  list(): VpcSnapshot[] {
    return [...this.cloud.vpcs.values()].map((vpc) => ({
      ...describeVpc(vpc, this.cloud),
      AccountId: vpc.accountId,
    }));
  }

  get(vpcId: string): VpcSnapshot | undefined {
    return this.list().find((vpc) => vpc.VpcId === vpcId);
  }

  /** Changes fields as somebody else would, past all checks. */
  change(vpcId: string, patch: Partial<VpcFields>): void {
    const vpc = this.find(vpcId);
    vpc.fields = { ...vpc.fields, ...structuredClone(patch) };
  }

  /** Removes a VPC at once, whatever is in it. */
  remove(vpcId: string): void {
    this.cloud.vpcs.delete(this.find(vpcId).vpcId);
  }

  private find(vpcId: string): Vpc {
    const vpc = this.cloud.vpcs.get(vpcId);
    if (!vpc) throw new Error(`The emulator holds no VPC ${vpcId}.`);
    return vpc;
  }
}
