import { randomUUID } from "node:crypto";
import type { Cloud } from "../../cloud/cloud.js";
import { isAlreadyInBandwidthPackage, isNotInBandwidthPackage } from "../../cloud/errors.js";
import { membershipMs } from "../../cloud/undocumented.js";
import { addEipToBandwidthPackage, removeEipFromBandwidthPackage } from "../../cloud/vpc.js";
import { waitForAddress } from "./wait.js";

/** Puts an address into a package, and waits until it shows up there. */
export async function joinPackage(
  cloud: Cloud,
  allocationId: string,
  bandwidthPackageId: string,
): Promise<void> {
  try {
    await addEipToBandwidthPackage(cloud.vpc, allocationId, bandwidthPackageId, randomUUID());
  } catch (error) {
    // In a package it is; the wait below tells whether that is the wanted one.
    if (!isAlreadyInBandwidthPackage(error)) throw error;
  }
  await waitForMembership(cloud, allocationId, bandwidthPackageId);
}

/** Joining and leaving take a moment; another package in the place of the wanted one stays, and is not waited for. */
export async function waitForMembership(
  cloud: Cloud,
  allocationId: string,
  wanted: string | undefined,
): Promise<void> {
  const soon = Math.min(cloud.limit.deadline, cloud.clock.now() + membershipMs * cloud.clock.factor);
  await waitForAddress(
    cloud.within({ ...cloud.limit, deadline: soon }),
    allocationId,
    ({ bandwidthPackageId }) => bandwidthPackageId === wanted,
    ({ bandwidthPackageId }) =>
      bandwidthPackageId === undefined
        ? "the address does not show up in it"
        : `the address is in the package ${bandwidthPackageId}`,
  );
}

/** Takes an address out of a package; out of it already is fine. */
export async function leavePackage(
  cloud: Cloud,
  allocationId: string,
  bandwidthPackageId: string,
): Promise<void> {
  try {
    await removeEipFromBandwidthPackage(cloud.vpc, allocationId, bandwidthPackageId, randomUUID());
  } catch (error) {
    if (!isNotInBandwidthPackage(error)) throw error;
  }
}
