import { type Call, namedObject } from "../call.js";
import type { Eip } from "./eip.js";

/** The EIP of a call whose RegionId may be left out. */
export function findEip(call: Call, parameter = "AllocationId"): Eip {
  const held = call.cloud.eips.where(({ releasedAt }) => releasedAt === undefined);
  return namedObject(call, held, parameter, { code: "InvalidAllocationId.NotFound", noun: "EIP" });
}
