import type { Cloud } from "../../cloud/cloud.js";
import { isNotFound } from "../../cloud/errors.js";
import { type EipAddress, releaseEipAddress } from "../../cloud/vpc.js";
import { leavePackage } from "./bandwidthPackage.js";
import { waitForAddress } from "./wait.js";

/**
 * Releases an address as soon as nothing holds it, and waits until it is gone. Already gone is fine. `onHeld` hears once
 * that there is something to wait for.
 */
export async function release(
  cloud: Cloud,
  allocationId: string,
  onHeld: (address: EipAddress) => void = () => {},
): Promise<void> {
  let told = false;
  const isFree = (found: EipAddress) => {
    if (found.status === "Available" || found.status === "Releasing") return true;
    if (!told) onHeld(found);
    told = true;
    return false;
  };
  const address = await waitForAddress(
    cloud,
    allocationId,
    isFree,
    (found) =>
      `The address ${allocationId} is still held (${found.status}${holderOf(found)}). Detach it, then run the command again.`,
  );
  if (address === undefined) return;
  if (address.bandwidthPackageId !== undefined) {
    await leavePackage(cloud, allocationId, address.bandwidthPackageId);
  }
  if (address.status !== "Releasing") {
    try {
      await releaseEipAddress(cloud.vpc, allocationId);
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }
  await waitForAddress(
    cloud,
    allocationId,
    () => false,
    (found) =>
      `The address ${allocationId} was asked to go, but is still there (${found.status}${holderOf(found)}). Run the command again.`,
  );
}

/** " by EcsInstance i-…", or nothing. */
export function holderOf({ instanceId, instanceType }: EipAddress): string {
  return instanceId === undefined ? "" : ` by ${instanceType ?? "an instance"} ${instanceId}`;
}
