import type { Cloud } from "../store/cloud.js";
import { contains, parseCidr } from "./cidr.js";
import { addressesOf } from "./natGateway.js";
import type { SnatEntry } from "./snatEntry.js";
import type { VSwitch } from "./vswitch.js";

/** Whether an instance in a vSwitch reaches the Internet by a NAT gateway. */
export function hasInternetRoute(vswitchId: string | undefined, cloud: Cloud): boolean {
  const vswitch = vswitchId === undefined ? undefined : cloud.vswitches.get(vswitchId);
  return vswitch !== undefined && cloud.snatEntries.list().some((entry) => leadsOut(entry, vswitch, cloud));
}

function leadsOut(entry: SnatEntry, vswitch: VSwitch, cloud: Cloud): boolean {
  const gateway = cloud.natGateways.get(entry.natGatewayId);
  if (gateway?.networkType !== "internet" || gateway.vpcId !== vswitch.vpcId) return false;
  const addresses = addressesOf(gateway, cloud).map(({ ipAddress }) => ipAddress);
  return covers(entry, vswitch) && entry.snatIps.some((address) => addresses.includes(address));
}

function covers(entry: SnatEntry, { vswitchId, cidrBlock }: VSwitch): boolean {
  if (entry.sourceVSwitchId !== "") return entry.sourceVSwitchId === vswitchId;
  const source = parseCidr(entry.sourceCidr);
  const range = parseCidr(cidrBlock);
  return source !== undefined && range !== undefined && contains(source, range);
}
