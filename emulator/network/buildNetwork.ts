import { ApiError } from "../apiError.js";
import type { HeldFields } from "../imageCache/imageCache.js";
import { isInStock, noStock } from "../placement/stock.js";
import { zonesOf } from "../placement/zones.js";
import type { Cloud } from "../store/cloud.js";
import { isIn, type Place } from "../store/collection.js";
import { buildNetworkNotFound, vswitchesOfSeveralVpcs } from "../undocumented.js";
import { availableAddresses, type VSwitch } from "./vswitch.js";

type NetworkFields = Pick<HeldFields, "VSwitchId" | "SecurityGroupId" | "ZoneId">;

/** Where an instance is put. */
export interface Site {
  readonly vswitchId?: string | undefined;
  /** Absent where nobody knows the vSwitch. */
  readonly vswitch?: VSwitch | undefined;
  readonly zoneId: string;
}

/** The vSwitch that a build gets its address from; refuses a network that does not fit together, and zones without stock. */
export function chooseVSwitch(cloud: Cloud, place: Place, fields: NetworkFields): string | undefined {
  const sites = openSites(cloud, place, fields);
  const site = sites.find(({ zoneId }) => isInStock(zoneId, cloud.settings));
  if (site === undefined) throw noStock(sites);
  return site.vswitchId;
}

/** Where an instance could be put, in the order of its vSwitches; refuses a network that does not fit together. */
export function openSites(cloud: Cloud, place: Place, fields: NetworkFields): [Site, ...Site[]] {
  const ids = fields.VSwitchId?.split(",") ?? [];
  const [usualZone = ""] = zonesOf(place.regionId);
  const unknown = { vswitchId: ids[0], zoneId: fields.ZoneId ?? usualZone };
  if (!isChecked(cloud, place)) return [unknown];
  const vswitches = readNetwork(cloud, place, ids, fields);
  const open = vswitches.filter((vswitch) => availableAddresses(vswitch, cloud) > 0);
  const [first, ...rest] = open.map((vswitch) => ({
    vswitchId: vswitch.vswitchId,
    vswitch,
    zoneId: vswitch.zoneId,
  }));
  if (first !== undefined) return [first, ...rest];
  if (vswitches.length === 0) return [unknown];
  throw new ApiError(403, "InvalidVSwitchId.IpNotEnough", `No address is left in ${fields.VSwitchId}.`);
}

/** Ids are only believed while nothing in the account and region says what exists. */
function isChecked(cloud: Cloud, place: Place): boolean {
  return cloud.settings.checkNetwork && cloud.vpcs.where(isIn(place)).size > 0;
}

function readNetwork(cloud: Cloud, place: Place, ids: string[], fields: NetworkFields): VSwitch[] {
  const known = cloud.vswitches.where(isIn(place));
  const vswitches = ids.map((id) => {
    const vswitch = known.get(id);
    if (!vswitch) throw buildNetworkNotFound("VSwitchId", id);
    return vswitch;
  });
  const [first] = vswitches;
  if (vswitches.some(({ vpcId }) => vpcId !== first?.vpcId)) throw vswitchesOfSeveralVpcs();
  const stray = fields.ZoneId && vswitches.find(({ zoneId }) => zoneId !== fields.ZoneId);
  if (stray) {
    throw new ApiError(
      403,
      "OperationDenied.VswZoneMisMatch",
      `The vSwitch ${stray.vswitchId} is in the zone ${stray.zoneId}, not in ${fields.ZoneId}.`,
    );
  }
  checkGroup(cloud, place, first, fields.SecurityGroupId);
  return vswitches;
}

function checkGroup(cloud: Cloud, place: Place, vswitch: VSwitch | undefined, id: string | undefined): void {
  if (id === undefined) return;
  const group = cloud.securityGroups.where(isIn(place)).get(id);
  if (!group) throw buildNetworkNotFound("SecurityGroupId", id);
  if (vswitch && group.vpcId !== vswitch.vpcId) {
    throw new ApiError(
      403,
      "OperationDenied.SecurityGroupMisMatch",
      `The security group ${id} belongs to ${group.vpcId || "no VPC"}, the vSwitch to ${vswitch.vpcId}.`,
    );
  }
}
