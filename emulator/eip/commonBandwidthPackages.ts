import type { Cloud } from "../store/cloud.js";
import { type Held, HeldObjects } from "../store/held.js";
import {
  type CommonBandwidthPackageFields,
  type DescribedCommonBandwidthPackage,
  describeCommonBandwidthPackage,
  membersOf,
} from "./commonBandwidthPackage.js";

export type CommonBandwidthPackageSnapshot = DescribedCommonBandwidthPackage & { AccountId: string };

export type CommonBandwidthPackages = Held<
  CommonBandwidthPackageSnapshot,
  Partial<CommonBandwidthPackageFields>
>;

export function heldCommonBandwidthPackages(cloud: Cloud): CommonBandwidthPackages {
  return new HeldObjects(cloud, {
    noun: "bandwidth package",
    objects: cloud.commonBandwidthPackages,
    snapshot: (each) => ({ ...describeCommonBandwidthPackage(each, cloud), AccountId: each.accountId }),
    change: (each, patch: Partial<CommonBandwidthPackageFields>) => {
      each.fields = { ...each.fields, ...patch };
    },
    removed: (each) => {
      for (const eip of membersOf(each, cloud)) delete eip.bandwidthPackageId;
    },
  });
}
