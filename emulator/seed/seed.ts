import type { ContainerGroup } from "../containerGroup/containerGroup.js";
import type { CommonBandwidthPackage } from "../eip/commonBandwidthPackage.js";
import type { Eip } from "../eip/eip.js";
import type { ImageCache } from "../imageCache/imageCache.js";
import type { NatGateway } from "../network/natGateway.js";
import type { SecurityGroup } from "../network/securityGroup.js";
import type { SnatEntry } from "../network/snatEntry.js";
import type { TemporaryInstance } from "../network/temporaryInstance.js";
import type { Vpc } from "../network/vpc.js";
import type { VSwitch } from "../network/vswitch.js";
import type { BandwidthPackage } from "../options.js";

/** An address that was given back. */
export interface ReleasedAddress {
  readonly allocationId: string;
  readonly ipAddress: string;
}

/** What an emulator holds, as plain data: what is left out is none. Moments are milliseconds since 1970. */
export interface Seed {
  /** Where the clock goes when the emulator starts with this. Default: it stays where it is. */
  readonly now?: number;
  readonly imageCaches?: readonly ImageCache[];
  readonly containerGroups?: readonly ContainerGroup[];
  readonly eips?: readonly Eip[];
  readonly releasedAddresses?: readonly ReleasedAddress[];
  readonly bandwidthPackages?: readonly BandwidthPackage[];
  /** Those that somebody has made; bandwidthPackages are those that are only declared. */
  readonly commonBandwidthPackages?: readonly CommonBandwidthPackage[];
  readonly vpcs?: readonly Vpc[];
  readonly vswitches?: readonly VSwitch[];
  readonly natGateways?: readonly NatGateway[];
  readonly snatEntries?: readonly SnatEntry[];
  readonly securityGroups?: readonly SecurityGroup[];
  readonly temporaryInstances?: readonly TemporaryInstance[];
}
