import { invalidParameter } from "../apiError.js";
import type { Call } from "../call.js";
import { noAddressForNatGateway } from "../undocumented.js";
import { freeAddresses } from "./freeAddresses.js";
import { availableAddresses, type VSwitch } from "./vswitch.js";

/** The address of a new gateway in its vSwitch: the one of NatIp, or the first free one. */
export function chooseNatAddress({ cloud, parameters }: Call, vswitch: VSwitch): string {
  if (availableAddresses(vswitch, cloud) === 0) throw noAddressForNatGateway(vswitch.vswitchId);
  const wanted = parameters.filled("NatIp");
  const free = freeAddresses(vswitch, cloud);
  if (wanted !== undefined && !free.includes(wanted)) {
    throw invalidParameter("NatIp", `${wanted} is no free address of ${vswitch.vswitchId}`);
  }
  return wanted ?? free[0] ?? "";
}
