import type { Cloud } from "../store/cloud.js";
import { type Held, HeldObjects } from "../store/held.js";
import { type DescribedVpc, describeVpc, type VpcFields } from "./vpc.js";

export type VpcSnapshot = DescribedVpc & { AccountId: string };

export type Vpcs = Held<VpcSnapshot, Partial<VpcFields>>;

export function heldVpcs(cloud: Cloud): Vpcs {
  return new HeldObjects(cloud, {
    noun: "VPC",
    objects: cloud.vpcs,
    snapshot: (vpc) => ({ ...describeVpc(vpc, cloud), AccountId: vpc.accountId }),
    change: (vpc, patch: Partial<VpcFields>) => {
      vpc.fields = { ...vpc.fields, ...patch };
    },
  });
}
