import { ApiError } from "../../apiError.js";
import { type Answer, type Call, placeOf } from "../../call.js";
import { findIpOfPackage, requireBandwidthPackage } from "../../eip/bandwidthPackage.js";
import { ispMismatch } from "../../undocumented.js";

export function addCommonBandwidthPackageIp(call: Call): Answer {
  const { cloud, parameters } = call;
  placeOf(call);
  parameters.oneOf("IpType", ["EIP"]);
  const { bandwidthPackageId } = requireBandwidthPackage(call);
  const eip = findIpOfPackage(call);
  if (eip.bandwidthPackageId !== undefined) {
    throw new ApiError(
      400,
      "IpInstanceId.AlreadyInBandwidthPackage",
      `The EIP is in the package ${eip.bandwidthPackageId} already.`,
    );
  }
  if (eip.fields.ChargeType === "PrePaid") {
    throw new ApiError(400, "IpInstanceId.ChargeType.NotSupport", "A PrePaid EIP cannot join a package.");
  }
  const known = cloud.knownBandwidthPackage(bandwidthPackageId);
  if (known && known.isp !== eip.fields.ISP) throw ispMismatch(eip.fields.ISP, known.isp);
  eip.bandwidthPackageId = bandwidthPackageId;
  return {};
}
