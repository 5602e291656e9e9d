import type { Cloud } from "../store/cloud.js";
import {
  type DescribedSecurityGroup,
  describeSecurityGroup,
  type SecurityGroup,
  type SecurityGroupFields,
} from "./securityGroup.js";

export type SecurityGroupSnapshot = DescribedSecurityGroup & { RegionId: string; AccountId: string };

/** The security groups of all accounts and regions, for whoever runs the emulator. */
export class SecurityGroups {
  constructor(private readonly cloud: Cloud) {}

  list(): SecurityGroupSnapshot[] {
    return [...this.cloud.securityGroups.values()].map((group) => ({
      ...describeSecurityGroup(group),
      RegionId: group.regionId,
      AccountId: group.accountId,
    }));
  }

  get(securityGroupId: string): SecurityGroupSnapshot | undefined {
    return this.list().find((group) => group.SecurityGroupId === securityGroupId);
  }

  /** Changes fields as somebody else would, past all checks. */
  change(securityGroupId: string, patch: Partial<SecurityGroupFields>): void {
    const group = this.find(securityGroupId);
    group.fields = { ...group.fields, ...structuredClone(patch) };
  }

  /** Removes a security group at once, whatever uses it. */
  remove(securityGroupId: string): void {
    this.cloud.securityGroups.delete(this.find(securityGroupId).securityGroupId);
  }

  private find(securityGroupId: string): SecurityGroup {
    const group = this.cloud.securityGroups.get(securityGroupId);
    if (!group) throw new Error(`The emulator holds no security group ${securityGroupId}.`);
    return group;
  }
}
