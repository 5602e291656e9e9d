import { ApiError } from "../apiError.js";
import type { Call } from "../call.js";
import type { Cloud, Place } from "../store/cloud.js";
import type { Eip } from "./eip.js";

/** The EIP of a call whose RegionId may be left out. */
export function findEip({ cloud, account, parameters }: Call, parameter = "AllocationId"): Eip {
  const allocationId = parameters.required(parameter);
  const regionId = parameters.filled("RegionId");
  const eip = cloud.eips.get(allocationId);
  if (
    !eip ||
    eip.accountId !== account.accountId ||
    (regionId !== undefined && eip.regionId !== regionId) ||
    eip.releasedAt !== undefined
  ) {
    throw new ApiError(404, "InvalidAllocationId.NotFound", `The EIP ${allocationId} does not exist.`);
  }
  return eip;
}

export function eipsById(cloud: Cloud, place: Place): Map<string, Eip> {
  return new Map(cloud.eipsIn(place).map((eip) => [eip.allocationId, eip]));
}
