import type { Cloud } from "../store/cloud.js";
import type { Collection } from "../store/collection.js";
import type { Seed } from "./seed.js";

/** Makes the cloud hold what the seed says and nothing else, beside the packages that its options declare. */
export function fillCloud(cloud: Cloud, seed: Seed): void {
  const { now, ...held } = structuredClone(seed);
  const { clock, bandwidthPackages } = cloud.settings;
  if (now !== undefined) clock.advance(now - clock.now());
  cloud.clientTokens.forget();
  fill(cloud.imageCaches, held.imageCaches);
  fill(cloud.containerGroups, held.containerGroups);
  fill(cloud.eips, held.eips);
  fill(cloud.commonBandwidthPackages, held.commonBandwidthPackages);
  fill(cloud.vpcs, held.vpcs);
  fill(cloud.vswitches, held.vswitches);
  fill(cloud.natGateways, held.natGateways);
  fill(cloud.snatEntries, held.snatEntries);
  fill(cloud.securityGroups, held.securityGroups);
  fill(cloud.temporaryInstances, held.temporaryInstances);
  const packages = [...bandwidthPackages, ...(held.bandwidthPackages ?? [])];
  fill(cloud.bandwidthPackages, packages);
  cloud.releasedAddresses.clear();
  for (const { allocationId, ipAddress } of held.releasedAddresses ?? [])
    cloud.releasedAddresses.set(allocationId, ipAddress);
  const { imageCaches, containerGroups, eips, commonBandwidthPackages, vpcs, vswitches } = cloud;
  const { natGateways, snatEntries, securityGroups } = cloud;
  const ordered: { sequence: number }[] = [
    ...imageCaches.list(),
    ...containerGroups.list(),
    ...eips.list(),
    ...commonBandwidthPackages.list(),
    ...vpcs.list(),
    ...vswitches.list(),
    ...natGateways.list(),
    ...snatEntries.list(),
    ...securityGroups.list(),
  ];
  cloud.startSequenceAfter(Math.max(0, ...ordered.map(({ sequence }) => sequence)));
}

function fill<T extends object>(target: Collection<T>, items: readonly T[] = []): void {
  target.clear();
  for (const item of items) target.add(item);
}
