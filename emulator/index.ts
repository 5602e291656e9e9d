export { startVirtualNode, type VirtualNode, type VirtualNodeOptions } from "../virtualNode/virtualNode.js";
export type { RecordedCall } from "./calls.js";
export { type Clock, realClock, steppedClock } from "./clock.js";
export type { ContainerGroupStatus } from "./containerGroup/containerGroup.js";
export type {
  ContainerGroupPatch,
  ContainerGroupSnapshot,
  ContainerGroups,
} from "./containerGroup/containerGroups.js";
export { readContainerRules } from "./containerGroup/readContainerRules.js";
export type { CrImage, CrInstance } from "./containerRegistry/crInstance.js";
export { readCrInstances } from "./containerRegistry/readCrInstances.js";
export type { BandwidthPackages } from "./eip/bandwidthPackages.js";
export type {
  CommonBandwidthPackageSnapshot,
  CommonBandwidthPackages,
} from "./eip/commonBandwidthPackages.js";
export type { EipPatch, EipSnapshot, Eips } from "./eip/eips.js";
export { type Emulator, startEmulator } from "./emulator.js";
export type { Fault, FaultRule, Faults } from "./faults.js";
export type { BuildFailure, FailingImage } from "./imageCache/buildFailure.js";
export type { ImageCacheStatus } from "./imageCache/imageCache.js";
export type { ImageCachePatch, ImageCacheSnapshot, ImageCaches } from "./imageCache/imageCaches.js";
export type { NatGatewaySnapshot, NatGateways } from "./network/natGateways.js";
export type { SecurityGroupSnapshot, SecurityGroups } from "./network/securityGroups.js";
export type { SnatEntries, SnatEntryPatch, SnatEntrySnapshot } from "./network/snatEntries.js";
export type { VpcSnapshot, Vpcs } from "./network/vpcs.js";
export type { VSwitches, VSwitchPatch, VSwitchSnapshot } from "./network/vswitches.js";
export type { Account, BandwidthPackage, ContainerRule, EmulatorOptions, RegistryLogin } from "./options.js";
export { readSeed } from "./seed/readSeed.js";
export type { Seed } from "./seed/seed.js";
export type { Policy, Statement } from "./server/policy/policy.js";
