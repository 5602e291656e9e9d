import type { Cloud } from "../store/cloud.js";
import type { Eip, EipFields } from "./eip.js";
import { type DescribedEip, describeEip } from "./view.js";

export type EipSnapshot = DescribedEip & { AccountId: string };

/** A change from outside, in the API's own names. */
export type EipPatch = Partial<EipFields> & {
  /** Who holds the address; "" frees it. */
  InstanceId?: string;
  /** Default EcsInstance. */
  InstanceType?: string;
  /** "" takes the address out of its package. */
  BandwidthPackageId?: string;
};

/** The EIPs of all accounts and regions, for whoever runs the emulator. */
export class Eips {
  constructor(private readonly cloud: Cloud) {}

  list(): EipSnapshot[] {
    this.cloud.settle();
    const now = this.cloud.now();
    return [...this.cloud.eips.values()].map((eip) => ({
      ...describeEip(eip, now, this.cloud.bandwidthPackageOf(eip)),
      AccountId: eip.accountId,
    }));
  }

  get(allocationId: string): EipSnapshot | undefined {
    return this.list().find((eip) => eip.AllocationId === allocationId);
  }

  /** Changes fields as somebody else would, past all checks. */
  change(allocationId: string, patch: EipPatch): void {
    const eip = this.find(allocationId);
    const {
      InstanceId,
      InstanceType = "EcsInstance",
      BandwidthPackageId,
      ...fields
    } = structuredClone(patch);
    eip.fields = { ...eip.fields, ...fields };
    if (InstanceId === "") delete eip.holder;
    else if (InstanceId !== undefined) eip.holder = { instanceId: InstanceId, instanceType: InstanceType };
    if (BandwidthPackageId === "") delete eip.bandwidthPackageId;
    else if (BandwidthPackageId !== undefined) eip.bandwidthPackageId = BandwidthPackageId;
  }

  /** Removes an EIP at once, whatever its state. */
  remove(allocationId: string): void {
    this.cloud.removeEip(this.find(allocationId));
  }

  private find(allocationId: string): Eip {
    this.cloud.settle();
    const eip = this.cloud.eips.get(allocationId);
    if (!eip) throw new Error(`The emulator holds no EIP ${allocationId}.`);
    return eip;
  }
}
