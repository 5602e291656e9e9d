import { BlockList, isIP } from "node:net";
import { registryOf } from "../../../registry/host.js";

const privateRanges = new BlockList();
for (const [address, prefix] of [
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
] as const)
  privateRanges.addSubnet(address, prefix, "ipv4");
for (const [address, prefix] of [
  ["fc00::", 7],
  ["fe80::", 10],
  ["::1", 128],
] as const)
  privateRanges.addSubnet(address, prefix, "ipv6");

const insideVpc = /^[^.]*-(vpc|internal)\.([^.]+\.)+aliyuncs\.com$|^registry-[^.]+-vpc\.ack\.aliyuncs\.com$/;

/**
 * The registry of an image if it is one of the Internet, as far as its name tells: not the host of Container Registry in a VPC, not a
 * private address, and not a name without a domain. A domain of one's own may lead to an address in the VPC all the same.
 */
export function publicRegistry(image: string): string | undefined {
  const host = registryOf(image)
    .replace(/:\d+$/, "")
    .replace(/^\[(.*)\]$/, "$1")
    .toLowerCase();
  const version = isIP(host);
  const isInside =
    version === 0
      ? !host.includes(".") || insideVpc.test(host)
      : privateRanges.check(host, version === 6 ? "ipv6" : "ipv4");
  return isInside ? undefined : host;
}
