import { ApiError } from "../../apiError.js";
import type { Answer, Call } from "../../call.js";
import { findCommonBandwidthPackage, membersOf } from "../../eip/commonBandwidthPackage.js";
import { packageInUse } from "../../undocumented.js";

export function deleteCommonBandwidthPackage(call: Call): Answer {
  const { cloud, parameters } = call;
  const found = findCommonBandwidthPackage(call);
  if (found.fields.DeletionProtection) {
    throw new ApiError(400, "InvalidOperation.DeletionProtection", "The deletion protection is on.");
  }
  const members = membersOf(found, cloud);
  if (members.length > 0 && !parameters.flag("Force")) throw packageInUse(found.bandwidthPackageId);
  for (const eip of members) delete eip.bandwidthPackageId;
  cloud.commonBandwidthPackages.delete(found.bandwidthPackageId);
  return {};
}
