import { ApiError, notFound } from "../apiError.js";
import type { Call } from "../call.js";
import type { BandwidthPackage } from "../options.js";
import type { Eip } from "./eip.js";
import { findEip } from "./findEip.js";

export function requireBandwidthPackage({ cloud, parameters }: Call): BandwidthPackage {
  const bandwidthPackageId = parameters.required("BandwidthPackageId");
  const found = cloud.bandwidthPackage(bandwidthPackageId);
  if (!found) {
    throw notFound("InvalidBandwidthPackageId.NotFound", `The bandwidth package ${bandwidthPackageId}`);
  }
  return found;
}

/** The EIP of IpInstanceId: these two actions have a code of their own for its absence. */
export function findIpOfPackage(call: Call): Eip {
  try {
    return findEip(call, "IpInstanceId");
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 404) throw error;
    throw new ApiError(404, "InvalidIpInstanceId.NotFound", error.message);
  }
}
