import type { Cloud } from "../store/cloud.js";
import { type Held, HeldObjects } from "../store/held.js";
import {
  type DescribedSecurityGroup,
  describeSecurityGroup,
  type SecurityGroupFields,
} from "./securityGroup.js";

export type SecurityGroupSnapshot = DescribedSecurityGroup & { RegionId: string; AccountId: string };

export type SecurityGroups = Held<SecurityGroupSnapshot, Partial<SecurityGroupFields>>;

export function heldSecurityGroups(cloud: Cloud): SecurityGroups {
  return new HeldObjects(cloud, {
    noun: "security group",
    objects: cloud.securityGroups,
    snapshot: (group) => ({
      ...describeSecurityGroup(group),
      RegionId: group.regionId,
      AccountId: group.accountId,
    }),
    change: (group, patch: Partial<SecurityGroupFields>) => {
      group.fields = { ...group.fields, ...patch };
    },
  });
}
