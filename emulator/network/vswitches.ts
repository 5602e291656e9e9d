import type { Cloud } from "../store/cloud.js";
import {
  availableAddresses,
  type DescribedVSwitch,
  describeVSwitch,
  type VSwitch,
  type VSwitchFields,
} from "./vswitch.js";

export type VSwitchSnapshot = DescribedVSwitch & { AccountId: string };

/** A change from outside, in the API's own names. */
export type VSwitchPatch = Partial<VSwitchFields> & {
  /** What others leave over. */
  AvailableIpAddressCount?: number;
};

/** The vSwitches of all accounts and regions, for whoever runs the emulator. */
export class VSwitches {
  constructor(private readonly cloud: Cloud) {}

  list(): VSwitchSnapshot[] {
    this.cloud.settle();
    return [...this.cloud.vswitches.values()].map((vswitch) => ({
      ...describeVSwitch(vswitch, this.cloud.vpcs.get(vswitch.vpcId), this.cloud),
      AccountId: vswitch.accountId,
    }));
  }

  get(vswitchId: string): VSwitchSnapshot | undefined {
    return this.list().find((vswitch) => vswitch.VSwitchId === vswitchId);
  }

  /** Changes fields as somebody else would, past all checks. */
  change(vswitchId: string, patch: VSwitchPatch): void {
    const vswitch = this.find(vswitchId);
    const { AvailableIpAddressCount, ...fields } = structuredClone(patch);
    vswitch.fields = { ...vswitch.fields, ...fields };
    if (AvailableIpAddressCount === undefined) return;
    vswitch.otherAddresses = 0;
    vswitch.otherAddresses = availableAddresses(vswitch, this.cloud) - AvailableIpAddressCount;
  }

  /** Removes a vSwitch at once, whatever uses it. */
  remove(vswitchId: string): void {
    this.cloud.vswitches.delete(this.find(vswitchId).vswitchId);
  }

  private find(vswitchId: string): VSwitch {
    this.cloud.settle();
    const vswitch = this.cloud.vswitches.get(vswitchId);
    if (!vswitch) throw new Error(`The emulator holds no vSwitch ${vswitchId}.`);
    return vswitch;
  }
}
