import { randomUUID } from "node:crypto";
import type { Cloud } from "../cloud/cloud.js";
import { isAbsent, isNotInBandwidthPackage } from "../cloud/errors.js";
import {
  describeEipAddress,
  type EipAddress,
  releaseEipAddress,
  removeEipFromBandwidthPackage,
} from "../cloud/vpc.js";

const pollMs = 2_000;

/** Releases an address as soon as nothing holds it, and waits until it is gone. Already gone is fine. */
export async function release(cloud: Cloud, allocationId: string, deadline: number): Promise<void> {
  const address = await waitFor(cloud, allocationId, deadline, (found) => !isHeld(found), "is still held");
  if (address === undefined) return;
  if (address.bandwidthPackageId !== undefined) {
    await leavePackage(cloud, allocationId, address.bandwidthPackageId, deadline);
  }
  try {
    await releaseEipAddress(cloud.vpc, allocationId, deadline);
  } catch (error) {
    if (!isAbsent(error)) throw error;
  }
  await waitFor(cloud, allocationId, deadline, () => false, "was asked to go, but is still there");
}

async function leavePackage(
  cloud: Cloud,
  allocationId: string,
  bandwidthPackageId: string,
  deadline: number,
): Promise<void> {
  try {
    await removeEipFromBandwidthPackage(cloud.vpc, allocationId, bandwidthPackageId, randomUUID(), deadline);
  } catch (error) {
    if (!isNotInBandwidthPackage(error)) throw error;
  }
}

function isHeld(address: EipAddress): boolean {
  return address.status !== "Available" && address.status !== "Releasing";
}

/** Looks at an address until `done` says so; undefined when it has vanished. */
async function waitFor(
  cloud: Cloud,
  allocationId: string,
  deadline: number,
  done: (address: EipAddress) => boolean,
  complaint: string,
): Promise<EipAddress | undefined> {
  for (;;) {
    const address = await describeEipAddress(cloud.vpc, allocationId, deadline);
    if (address === undefined || done(address)) return address;
    const pause = pollMs * cloud.pace.factor;
    if (cloud.pace.now() + pause >= deadline) {
      const holder =
        address.instanceId === undefined
          ? ""
          : ` by ${address.instanceType ?? "an instance"} ${address.instanceId}`;
      throw new Error(
        `The address ${allocationId} ${complaint} (${address.status}${holder}). Detach it, then run the command again.`,
      );
    }
    await cloud.pace.pause(pause);
  }
}
