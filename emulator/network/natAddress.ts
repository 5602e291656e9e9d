import { invalidParameter } from "../apiError.js";
import type { Call } from "../call.js";
import type { Cloud } from "../store/cloud.js";
import { noAddressForNatGateway } from "../undocumented.js";
import { parseCidr } from "./cidr.js";
import { availableAddresses, reservedAddresses, type VSwitch } from "./vswitch.js";

/** The address of a new gateway in its vSwitch: the one of NatIp, or the first that no other gateway has. */
export function chooseNatAddress({ cloud, parameters }: Call, vswitch: VSwitch): string {
  if (availableAddresses(vswitch, cloud) === 0) throw noAddressForNatGateway(vswitch.vswitchId);
  const wanted = parameters.filled("NatIp");
  const free = freeAddresses(vswitch, cloud);
  if (wanted !== undefined && !free.includes(wanted)) {
    throw invalidParameter("NatIp", `${wanted} is no free address of ${vswitch.vswitchId}`);
  }
  return wanted ?? free[0] ?? "";
}

/** Those that the vendor does not keep for itself: all but the first and the last three. */
function freeAddresses(vswitch: VSwitch, cloud: Cloud): string[] {
  const { first, size } = parseCidr(vswitch.cidrBlock) ?? { first: 0, size: 0 };
  const taken = new Set(cloud.natGatewaysIn(vswitch).map(({ privateIpAddress }) => privateIpAddress));
  const all = Array.from({ length: Math.max(0, size - reservedAddresses) }, (_, index) =>
    dotted(first + 1 + index),
  );
  return all.filter((address) => !taken.has(address));
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}
