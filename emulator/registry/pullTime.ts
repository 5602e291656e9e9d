import type { Eip } from "../eip/eip.js";
import type { Cloud } from "../store/cloud.js";
import { inboundMbitPerSecond, usualMbitPerSecond } from "../undocumented.js";

/** How long that many bytes take by an address, or by the usual way out. */
export function pullTime(compressedBytes: number, eip: Eip | undefined, cloud: Cloud): number {
  return Math.ceil((compressedBytes * 8) / (mbitPerSecond(eip, cloud) * 1_000));
}

function mbitPerSecond(eip: Eip | undefined, cloud: Cloud): number {
  if (eip === undefined) return usualMbitPerSecond;
  return inboundMbitPerSecond(cloud.bandwidthPackageOf(eip)?.bandwidth ?? eip.fields.Bandwidth);
}
