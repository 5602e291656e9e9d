import type { Call } from "../call.js";
import { type Eip, isHeld } from "../eip/eip.js";
import type { ImageCache } from "../imageCache/imageCache.js";
import { isGone } from "../imageCache/life.js";
import type { SecurityGroup } from "../network/securityGroup.js";
import type { TemporaryInstance } from "../network/temporaryInstance.js";
import type { Vpc } from "../network/vpc.js";
import type { VSwitch } from "../network/vswitch.js";
import type { BandwidthPackage, Settings } from "../options.js";
import { ClientTokens } from "./clientTokens.js";

/** Where an object lives: nothing is visible from another account or region. */
export interface Place {
  readonly accountId: string;
  readonly regionId: string;
}

/** Everything the emulated cloud holds. */
export class Cloud {
  readonly imageCaches = new Map<string, ImageCache>();
  readonly eips = new Map<string, Eip>();
  /** The addresses that were given back, by id: whoever asks for one gets it again while nobody else has it. */
  readonly releasedAddresses = new Map<string, string>();
  readonly bandwidthPackages = new Map<string, BandwidthPackage>();
  readonly vpcs = new Map<string, Vpc>();
  readonly vswitches = new Map<string, VSwitch>();
  readonly securityGroups = new Map<string, SecurityGroup>();
  /** By containerGroupId. */
  readonly temporaryInstances = new Map<string, TemporaryInstance>();
  readonly clientTokens: ClientTokens;
  private sequence = 0;

  constructor(readonly settings: Settings) {
    this.clientTokens = new ClientTokens(settings.clientTokenMemoryMs);
    for (const declared of settings.bandwidthPackages) {
      this.bandwidthPackages.set(declared.bandwidthPackageId, declared);
    }
  }

  now(): number {
    return this.settings.clock.now();
  }

  nextSequence(): number {
    this.sequence += 1;
    return this.sequence;
  }

  /** Lets go of everything whose time has come. Run before each look at the cloud. */
  settle(): void {
    const now = this.now();
    for (const cache of this.imageCaches.values()) {
      if (isGone(cache, now, this.settings)) this.imageCaches.delete(cache.imageCacheId);
    }
    for (const eip of this.eips.values()) {
      if (eip.releasedAt !== undefined && eip.releasedAt <= now) this.removeEip(eip);
      else if (!isHeld(eip, now)) delete eip.holder;
    }
    for (const { containerGroupId, until } of this.temporaryInstances.values()) {
      if (until <= now) this.temporaryInstances.delete(containerGroupId);
    }
  }

  removeEip({ allocationId, ipAddress }: Eip): void {
    this.eips.delete(allocationId);
    this.releasedAddresses.set(allocationId, ipAddress);
  }

  imageCachesIn(place: Place): ImageCache[] {
    return [...this.imageCaches.values()].filter((cache) => isIn(cache, place));
  }

  eipsIn(place: Place): Eip[] {
    return [...this.eips.values()].filter((eip) => isIn(eip, place));
  }

  vpcsIn(place: Place): Vpc[] {
    return [...this.vpcs.values()].filter((vpc) => isIn(vpc, place));
  }

  vswitchesIn(place: Place): VSwitch[] {
    return [...this.vswitches.values()].filter((vswitch) => isIn(vswitch, place));
  }

  securityGroupsIn(place: Place): SecurityGroup[] {
    return [...this.securityGroups.values()].filter((group) => isIn(group, place));
  }

  vswitchesOf({ vpcId }: Vpc): VSwitch[] {
    return [...this.vswitches.values()].filter((vswitch) => vswitch.vpcId === vpcId);
  }

  temporaryInstancesIn({ vswitchId }: VSwitch): TemporaryInstance[] {
    return [...this.temporaryInstances.values()].filter((instance) => instance.vswitchId === vswitchId);
  }

  /** The package of a cbwp- id: a declared one, or unless strict one of 100 Mbit/s made up on demand. */
  bandwidthPackage(bandwidthPackageId: string): BandwidthPackage | undefined {
    const declared = this.bandwidthPackages.get(bandwidthPackageId);
    if (declared || this.settings.strictBandwidthPackages) return declared;
    if (!bandwidthPackageId.startsWith("cbwp-")) return undefined;
    return { bandwidthPackageId, isp: "BGP", bandwidth: 100 };
  }

  bandwidthPackageOf({ bandwidthPackageId }: Eip): BandwidthPackage | undefined {
    return bandwidthPackageId === undefined ? undefined : this.bandwidthPackage(bandwidthPackageId);
  }

  isEmpty(): boolean {
    this.settle();
    const kinds = [this.imageCaches, this.eips, this.vpcs, this.vswitches, this.securityGroups];
    return kinds.every(({ size }) => size === 0);
  }

  /** Lets the temporary instance of a build go a little after its end, with its address and its EIP. */
  endInstance(containerGroupId: string, buildEndsAt: number): void {
    const until = buildEndsAt + this.settings.eipReleaseMs;
    const instance = this.temporaryInstances.get(containerGroupId);
    if (instance) instance.until = until;
    for (const { holder } of this.eips.values()) {
      if (holder?.instanceId === containerGroupId) holder.until = until;
    }
  }
}

/** Whether the call's account may see the object. Its RegionId may be left out. */
export function inSamePlace(object: Place, { account, parameters }: Call): boolean {
  const regionId = parameters.filled("RegionId");
  return object.accountId === account.accountId && (regionId ?? object.regionId) === object.regionId;
}

function isIn(object: Place, place: Place): boolean {
  return object.accountId === place.accountId && object.regionId === place.regionId;
}
