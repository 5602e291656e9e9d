import { missingParameter } from "../../apiError.js";
import type { Answer, Call } from "../../call.js";
import { findCommonBandwidthPackage } from "../../eip/commonBandwidthPackage.js";
import { packageBandwidth } from "../../undocumented.js";

export function modifyCommonBandwidthPackageSpec(call: Call): Answer {
  const { fields } = findCommonBandwidthPackage(call);
  const bandwidth = call.parameters.integer("Bandwidth", packageBandwidth[fields.InternetChargeType]);
  if (bandwidth === undefined) throw missingParameter("Bandwidth");
  fields.Bandwidth = bandwidth;
  return {};
}
