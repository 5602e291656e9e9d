import type { Cloud } from "../store/cloud.js";
import { parseCidr } from "./cidr.js";
import { reservedAddresses, type VSwitch } from "./vswitch.js";

/** The addresses of a vSwitch that nobody is known to have, and that the vendor does not keep: all but the first and the last three. */
export function freeAddresses(vswitch: VSwitch, cloud: Cloud): string[] {
  const { first, size } = parseCidr(vswitch.cidrBlock) ?? { first: 0, size: 0 };
  const taken = new Set([
    ...cloud.natGatewaysIn(vswitch).map(({ privateIpAddress }) => privateIpAddress),
    ...cloud.containerGroupsIn(vswitch).map(({ placement }) => placement.intranetIp),
  ]);
  const all = Array.from({ length: Math.max(0, size - reservedAddresses) }, (_, index) =>
    dotted(first + 1 + index),
  );
  return all.filter((address) => !taken.has(address));
}

export function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}
