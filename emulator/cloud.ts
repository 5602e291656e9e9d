import { ClientTokens } from "./clientTokens.js";
import { type Eip, isHeld } from "./eip/eip.js";
import type { ImageCache } from "./imageCache/imageCache.js";
import { isGone } from "./imageCache/life.js";
import type { BandwidthPackage, Settings } from "./options.js";

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
    return this.imageCaches.size === 0 && this.eips.size === 0;
  }

  /** Frees the EIP of a build a little after its end. */
  releaseEipOf(containerGroupId: string, buildEndsAt: number): void {
    for (const eip of this.eips.values()) {
      if (eip.holder?.instanceId === containerGroupId) {
        eip.holder.until = buildEndsAt + this.settings.eipReleaseMs;
      }
    }
  }
}

function isIn(object: Place, place: Place): boolean {
  return object.accountId === place.accountId && object.regionId === place.regionId;
}
