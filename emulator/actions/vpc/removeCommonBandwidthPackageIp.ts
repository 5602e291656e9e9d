import { ApiError } from "../../apiError.js";
import { type Answer, type Call, placeOf } from "../../call.js";
import { findIpOfPackage, requireBandwidthPackage } from "../../eip/bandwidthPackage.js";

export function removeCommonBandwidthPackageIp(call: Call): Answer {
  placeOf(call);
  const { bandwidthPackageId } = requireBandwidthPackage(call);
  const eip = findIpOfPackage(call);
  if (eip.bandwidthPackageId !== bandwidthPackageId) {
    throw new ApiError(400, "OperationUnsupported.IpNotInCbwp", "The EIP is not in this package.");
  }
  delete eip.bandwidthPackageId;
  return {};
}
