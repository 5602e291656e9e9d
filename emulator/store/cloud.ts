import type { ContainerGroup } from "../containerGroup/containerGroup.js";
import { forgottenGroups } from "../containerGroup/forgetting.js";
import { endedAt } from "../containerGroup/life.js";
import type { CommonBandwidthPackage } from "../eip/commonBandwidthPackage.js";
import { type Eip, isHeld } from "../eip/eip.js";
import type { ImageCache } from "../imageCache/imageCache.js";
import { isGone } from "../imageCache/life.js";
import type { NatGateway } from "../network/natGateway.js";
import type { SecurityGroup } from "../network/securityGroup.js";
import type { SnatEntry } from "../network/snatEntry.js";
import type { TemporaryInstance } from "../network/temporaryInstance.js";
import type { Vpc } from "../network/vpc.js";
import type { VSwitch } from "../network/vswitch.js";
import type { BandwidthPackage, Settings } from "../options.js";
import { ClientTokens } from "./clientTokens.js";
import { Collection } from "./collection.js";

/** Everything the emulated cloud holds. */
export class Cloud {
  readonly imageCaches = new Collection<ImageCache>("imageCacheId");
  readonly eips = new Collection<Eip>("allocationId");
  /** The addresses that were given back, by id: whoever asks for one gets it again while nobody else has it. */
  readonly releasedAddresses = new Map<string, string>();
  readonly bandwidthPackages = new Collection<BandwidthPackage>("bandwidthPackageId");
  readonly commonBandwidthPackages = new Collection<CommonBandwidthPackage>("bandwidthPackageId");
  readonly vpcs = new Collection<Vpc>("vpcId");
  readonly vswitches = new Collection<VSwitch>("vswitchId");
  readonly natGateways = new Collection<NatGateway>("natGatewayId");
  readonly snatEntries = new Collection<SnatEntry>("snatEntryId");
  readonly securityGroups = new Collection<SecurityGroup>("securityGroupId");
  readonly containerGroups = new Collection<ContainerGroup>("containerGroupId");
  readonly temporaryInstances = new Collection<TemporaryInstance>("containerGroupId");
  readonly clientTokens: ClientTokens;
  private sequence = 0;

  constructor(readonly settings: Settings) {
    this.clientTokens = new ClientTokens(settings.clientTokenMemoryMs);
  }

  now(): number {
    return this.settings.clock.now();
  }

  nextSequence(): number {
    this.sequence += 1;
    return this.sequence;
  }

  startSequenceAfter(sequence: number): void {
    this.sequence = sequence;
  }

  /** Lets go of everything whose time has come. Run before each look at the cloud. */
  settle(): void {
    const now = this.now();
    for (const cache of this.imageCaches.values()) {
      if (isGone(cache, now, this.settings)) this.imageCaches.delete(cache.imageCacheId);
    }
    this.settleGroups(now);
    for (const eip of this.eips.values()) {
      if (eip.releasedAt !== undefined && eip.releasedAt <= now) this.removeEip(eip);
      else if (!isHeld(eip, now)) delete eip.holder;
    }
    for (const { containerGroupId, until } of this.temporaryInstances.values()) {
      if (until <= now) this.temporaryInstances.delete(containerGroupId);
    }
  }

  private settleGroups(now: number): void {
    for (const group of this.containerGroups.values()) {
      const end = endedAt(group, now);
      if (end !== undefined) this.letGo(group, end.at);
      if (group.deletedAt !== undefined && group.deletedAt <= now) this.removeGroup(group, group.deletedAt);
    }
    for (const { containerGroupId } of forgottenGroups(this.containerGroups.list(), now, this.settings)) {
      this.containerGroups.delete(containerGroupId);
    }
  }

  removeGroup(group: ContainerGroup, at: number): void {
    this.letGo(group, at);
    this.containerGroups.delete(group.containerGroupId);
  }

  /** Gives back the address and the EIP of a group that has ended, a little later. */
  private letGo(group: ContainerGroup, at: number): void {
    if (group.isLetGo) return;
    group.isLetGo = true;
    const { containerGroupId } = group;
    const { vswitchId, securityGroupId } = group.placement;
    const until = at + this.settings.eipReleaseMs;
    this.temporaryInstances.add({ containerGroupId, vswitchId, securityGroupId, until });
    const eip = this.eipOf(group);
    if (eip?.holder === undefined) return;
    if (group.eip?.isAutomatic) eip.releasedAt = until;
    else eip.holder.until = until;
  }

  /** The address that a group has now. */
  eipOf({ containerGroupId, eip: held }: ContainerGroup): Eip | undefined {
    const eip = held && this.eips.get(held.allocationId);
    return eip?.holder?.instanceId === containerGroupId ? eip : undefined;
  }

  removeEip({ allocationId, ipAddress }: Eip): void {
    this.eips.delete(allocationId);
    this.releasedAddresses.set(allocationId, ipAddress);
  }

  vswitchesOf({ vpcId }: Vpc): VSwitch[] {
    return this.vswitches.where((vswitch) => vswitch.vpcId === vpcId).list();
  }

  natGatewaysIn({ vswitchId }: VSwitch): NatGateway[] {
    return this.natGateways.where((gateway) => gateway.vswitchId === vswitchId).list();
  }

  /** Those that have their network. */
  runningGroups(): Collection<ContainerGroup> {
    const now = this.now();
    return this.containerGroups.where((group) => endedAt(group, now) === undefined);
  }

  containerGroupsIn({ vswitchId }: VSwitch): ContainerGroup[] {
    return this.runningGroups()
      .where(({ placement }) => placement.vswitchId === vswitchId)
      .list();
  }

  /** How many have an address of a vSwitch. */
  addressHoldersIn(vswitch: VSwitch): number {
    const { vswitchId } = vswitch;
    const builds = this.temporaryInstances.where((instance) => instance.vswitchId === vswitchId);
    return builds.size + this.natGatewaysIn(vswitch).length + this.containerGroupsIn(vswitch).length;
  }

  /** The package of a cbwp- id: one that is known, or unless strict one of 100 Mbit/s made up on demand. */
  bandwidthPackage(bandwidthPackageId: string): BandwidthPackage | undefined {
    const known = this.knownBandwidthPackage(bandwidthPackageId);
    if (known || this.settings.strictBandwidthPackages) return known;
    if (!bandwidthPackageId.startsWith("cbwp-")) return undefined;
    return { bandwidthPackageId, isp: "BGP", bandwidth: 100 };
  }

  /** A package that was made or declared. */
  knownBandwidthPackage(bandwidthPackageId: string): BandwidthPackage | undefined {
    const made = this.commonBandwidthPackages.get(bandwidthPackageId);
    if (!made) return this.bandwidthPackages.get(bandwidthPackageId);
    return { bandwidthPackageId, isp: made.fields.ISP, bandwidth: made.fields.Bandwidth };
  }

  bandwidthPackageOf({ bandwidthPackageId }: Eip): BandwidthPackage | undefined {
    return bandwidthPackageId === undefined ? undefined : this.bandwidthPackage(bandwidthPackageId);
  }

  isEmpty(): boolean {
    this.settle();
    const { imageCaches, containerGroups, eips, commonBandwidthPackages } = this;
    const { vpcs, vswitches, natGateways, snatEntries, securityGroups } = this;
    const networks = [vpcs, vswitches, natGateways, snatEntries, securityGroups];
    return [imageCaches, containerGroups, eips, commonBandwidthPackages, ...networks].every(
      ({ size }) => size === 0,
    );
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
