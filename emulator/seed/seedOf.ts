import { maskSecrets } from "../server/control/maskSecrets.js";
import type { Cloud } from "../store/cloud.js";
import type { Seed } from "./seed.js";

/** What the cloud holds now, to start another one with. Passwords read `***`, and client tokens are left out. */
export function seedOf(cloud: Cloud): Required<Seed> {
  cloud.settle();
  const held: Required<Seed> = {
    now: cloud.now(),
    imageCaches: cloud.imageCaches.list(),
    containerGroups: cloud.containerGroups.list(),
    eips: cloud.eips.list(),
    releasedAddresses: [...cloud.releasedAddresses].map(([allocationId, ipAddress]) => ({
      allocationId,
      ipAddress,
    })),
    bandwidthPackages: cloud.bandwidthPackages.list(),
    commonBandwidthPackages: cloud.commonBandwidthPackages.list(),
    vpcs: cloud.vpcs.list(),
    vswitches: cloud.vswitches.list(),
    natGateways: cloud.natGateways.list(),
    snatEntries: cloud.snatEntries.list(),
    securityGroups: cloud.securityGroups.list(),
    temporaryInstances: cloud.temporaryInstances.list(),
  };
  return maskSecrets(held) as Required<Seed>;
}
