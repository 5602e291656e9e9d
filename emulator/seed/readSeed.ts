import type { BandwidthPackage } from "../options.js";
import { filledText, listOf, moment, number, object, optional, type Shape } from "../shapes.js";
import { readCommonBandwidthPackage } from "./readCommonBandwidthPackage.js";
import { readContainerGroup } from "./readContainerGroup.js";
import { isp, readEip } from "./readEip.js";
import { readImageCache } from "./readImageCache.js";
import { readNatGateway, readSnatEntry } from "./readNatGateway.js";
import { readSecurityGroup, readTemporaryInstance, readVpc, readVSwitch } from "./readNetwork.js";
import type { ReleasedAddress, Seed } from "./seed.js";

const shape: Shape<Seed> = object<Seed>({
  now: optional(moment),
  imageCaches: optional(setOf("imageCacheId", readImageCache)),
  containerGroups: optional(setOf("containerGroupId", readContainerGroup)),
  eips: optional(setOf("allocationId", readEip)),
  releasedAddresses: optional(
    setOf("allocationId", object<ReleasedAddress>({ allocationId: filledText, ipAddress: filledText })),
  ),
  bandwidthPackages: optional(
    setOf(
      "bandwidthPackageId",
      object<BandwidthPackage>({ bandwidthPackageId: filledText, isp, bandwidth: number }),
    ),
  ),
  commonBandwidthPackages: optional(setOf("bandwidthPackageId", readCommonBandwidthPackage)),
  vpcs: optional(setOf("vpcId", readVpc)),
  vswitches: optional(setOf("vswitchId", readVSwitch)),
  natGateways: optional(setOf("natGatewayId", readNatGateway)),
  snatEntries: optional(setOf("snatEntryId", readSnatEntry)),
  securityGroups: optional(setOf("securityGroupId", readSecurityGroup)),
  temporaryInstances: optional(setOf("containerGroupId", readTemporaryInstance)),
});

/** A seed from data of unknown origin; what is wrong with it is told in one line, with the place. */
export function readSeed(value: unknown): Seed {
  return shape(value, "");
}

/** A list in which no id is there twice. */
function setOf<T extends object>(id: keyof T & string, item: Shape<T>): Shape<T[]> {
  return (value, where) => {
    const items = listOf(item)(value, where);
    const ids = items.map((each) => each[id]);
    const twice = ids.findIndex((each, index) => ids.indexOf(each) < index);
    if (twice >= 0) throw new Error(`${where}[${twice}].${id} is there twice: ${String(ids[twice])}.`);
    return items;
  };
}
