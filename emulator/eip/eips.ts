import type { Cloud } from "../store/cloud.js";
import { type Held, HeldObjects } from "../store/held.js";
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

export type Eips = Held<EipSnapshot, EipPatch>;

export function heldEips(cloud: Cloud): Eips {
  return new HeldObjects(cloud, {
    noun: "EIP",
    objects: cloud.eips,
    snapshot: (eip) => ({
      ...describeEip(eip, cloud.now(), cloud.bandwidthPackageOf(eip)),
      AccountId: eip.accountId,
    }),
    change: changeEip,
    removed: (eip) => cloud.removeEip(eip),
  });
}

function changeEip(eip: Eip, patch: EipPatch): void {
  const { InstanceId, InstanceType = "EcsInstance", BandwidthPackageId, ...fields } = patch;
  eip.fields = { ...eip.fields, ...fields };
  if (InstanceId === "") delete eip.holder;
  else if (InstanceId !== undefined) eip.holder = { instanceId: InstanceId, instanceType: InstanceType };
  if (BandwidthPackageId === "") delete eip.bandwidthPackageId;
  else if (BandwidthPackageId !== undefined) eip.bandwidthPackageId = BandwidthPackageId;
}
