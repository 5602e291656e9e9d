import { ApiError, notFound } from "../apiError.js";
import { type Call, seenBy } from "../call.js";
import type { BandwidthPackage } from "../options.js";
import type { Eip } from "./eip.js";
import { findEip } from "./findEip.js";

/** The package of a call: one that its account has made in the region, or one that belongs to nobody. */
export function requireBandwidthPackage(call: Call): BandwidthPackage {
  const { cloud, parameters } = call;
  const bandwidthPackageId = parameters.required("BandwidthPackageId");
  const owned = cloud.commonBandwidthPackages.get(bandwidthPackageId);
  const found = owned && !seenBy(call)(owned) ? undefined : cloud.bandwidthPackage(bandwidthPackageId);
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
