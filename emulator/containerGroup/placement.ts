import { invalidParameter } from "../apiError.js";
import { openSites, type Site } from "../network/buildNetwork.js";
import { dotted, freeAddresses } from "../network/freeAddresses.js";
import type { VSwitch } from "../network/vswitch.js";
import { isInStock, noStock } from "../placement/stock.js";
import type { Cloud } from "../store/cloud.js";
import type { Place } from "../store/collection.js";
import { notScheduled } from "../undocumented.js";
import type { GroupEnd, Placement } from "./containerGroup.js";
import type { HeldGroup } from "./heldGroup.js";

interface Placed {
  readonly placement: Placement;
  /** No zone has stock, which is told later. */
  readonly end?: Omit<GroupEnd, "at">;
}

/** Where a group runs; refuses a network that does not fit together. */
export function placeGroup(cloud: Cloud, place: Place, fields: HeldGroup, sequence: number): Placed {
  const { settings } = cloud;
  const sites = openSites(cloud, place, fields);
  const [first] = sites;
  const site = sites.find(({ zoneId }) => isInStock(zoneId, settings));
  if (site === undefined && settings.withoutStock === "refused") throw noStock(sites);
  return {
    placement: placementAt(site ?? first, cloud, fields, sequence),
    ...(site === undefined && { end: notScheduled(noStock(sites).message) }),
  };
}

function placementAt(site: Site, cloud: Cloud, fields: HeldGroup, sequence: number): Placement {
  const { vswitchId, vswitch, zoneId } = site;
  const [instanceType] = fields.InstanceType?.split(",") ?? [];
  const wanted = fields.PrivateIpAddress;
  return {
    vswitchId,
    securityGroupId: fields.SecurityGroupId,
    vpcId: vswitch?.vpcId ?? "",
    zoneId,
    intranetIp: vswitch ? chooseAddress(cloud, vswitch, wanted) : (wanted ?? anyAddress(sequence)),
    instanceType,
  };
}

/** The one that is asked for, or the first free one. */
function chooseAddress(cloud: Cloud, vswitch: VSwitch, wanted: string | undefined): string {
  const free = freeAddresses(vswitch, cloud);
  if (wanted !== undefined && !free.includes(wanted))
    throw invalidParameter("PrivateIpAddress", `${wanted} is no free address of ${vswitch.vswitchId}`);
  return wanted ?? free[0] ?? "";
}

/** From 172.16.0.0/12, where nobody knows the vSwitch. */
function anyAddress(sequence: number): string {
  return dotted(172 * 2 ** 24 + 16 * 2 ** 16 + (sequence % 2 ** 20));
}
