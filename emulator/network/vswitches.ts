import type { Cloud } from "../store/cloud.js";
import { type Held, HeldObjects } from "../store/held.js";
import { availableAddresses, type DescribedVSwitch, describeVSwitch, type VSwitchFields } from "./vswitch.js";

export type VSwitchSnapshot = DescribedVSwitch & { AccountId: string };

/** A change from outside, in the API's own names. */
export type VSwitchPatch = Partial<VSwitchFields> & {
  /** What others leave over. */
  AvailableIpAddressCount?: number;
};

export type VSwitches = Held<VSwitchSnapshot, VSwitchPatch>;

export function heldVSwitches(cloud: Cloud): VSwitches {
  return new HeldObjects(cloud, {
    noun: "vSwitch",
    objects: cloud.vswitches,
    snapshot: (vswitch) => ({
      ...describeVSwitch(vswitch, cloud.vpcs.get(vswitch.vpcId), cloud),
      AccountId: vswitch.accountId,
    }),
    change: (vswitch, { AvailableIpAddressCount, ...fields }: VSwitchPatch) => {
      vswitch.fields = { ...vswitch.fields, ...fields };
      if (AvailableIpAddressCount === undefined) return;
      vswitch.otherAddresses = 0;
      vswitch.otherAddresses = availableAddresses(vswitch, cloud) - AvailableIpAddressCount;
    },
  });
}
