import { randomUUID } from "node:crypto";
import type { Cloud } from "../../accounts/clouds.js";
import { isAlreadyInBandwidthPackage, isNotInBandwidthPackage } from "../../cloud/errors.js";
import { addEipToBandwidthPackage, removeEipFromBandwidthPackage } from "../../cloud/vpc.js";
import { waitForAddress } from "./wait.js";

/** Puts an address into a package, and waits until it shows up there. */
export async function joinPackage(
  cloud: Cloud,
  allocationId: string,
  bandwidthPackageId: string,
  deadline: number,
): Promise<void> {
  try {
    await addEipToBandwidthPackage(cloud.vpc, allocationId, bandwidthPackageId, randomUUID(), deadline);
  } catch (error) {
    // In a package it is; the wait below tells whether that is the wanted one.
    if (!isAlreadyInBandwidthPackage(error)) throw error;
  }
  await waitForMembership(cloud, allocationId, bandwidthPackageId, deadline);
}

const membershipMs = 60_000;

/** Joining and leaving take a moment; another package in the place of the wanted one stays, and is not waited for. */
export async function waitForMembership(
  cloud: Cloud,
  allocationId: string,
  wanted: string | undefined,
  deadline: number,
): Promise<void> {
  const soon = Math.min(deadline, cloud.clock.now() + membershipMs * cloud.clock.factor);
  await waitForAddress(
    { cloud, allocationId, deadline: soon },
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
  deadline: number,
): Promise<void> {
  try {
    await removeEipFromBandwidthPackage(cloud.vpc, allocationId, bandwidthPackageId, randomUUID(), deadline);
  } catch (error) {
    if (!isNotInBandwidthPackage(error)) throw error;
  }
}
