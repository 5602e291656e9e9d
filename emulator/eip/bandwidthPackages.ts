import type { BandwidthPackage } from "../options.js";
import type { Cloud } from "../store/cloud.js";

/** The declared common bandwidth packages. */
export class BandwidthPackages {
  constructor(private readonly cloud: Cloud) {}

  list(): BandwidthPackage[] {
    return this.cloud.bandwidthPackages.list();
  }

  /** Declares a package, or replaces the one with the same id. */
  add(declared: BandwidthPackage): void {
    this.cloud.bandwidthPackages.add({ ...declared });
  }

  remove(bandwidthPackageId: string): void {
    this.cloud.bandwidthPackages.delete(bandwidthPackageId);
  }
}
