import type { EipRequest } from "../../cloud/vpc.js";
import { bandwidthText } from "./fields.js";
import type { EipInputs } from "./inputs.js";
import { instanceChargeTypeOf } from "./paymentType.js";

/** The allocation's part of the arguments; the others need calls of their own once the address is there. */
export function allocateRequest(inputs: EipInputs): EipRequest {
  const { addressName, bandwidth, paymentType, tags, ...rest } = inputs;
  const { regionId, profile, mode, deletionProtection, bandwidthPackageId, ...request } = rest;
  return {
    ...request,
    name: addressName,
    bandwidth: bandwidth === undefined ? undefined : bandwidthText(bandwidth),
    instanceChargeType: instanceChargeTypeOf(paymentType),
    // AllocateEipAddress is said to refuse an empty value; TagResources takes it.
    tags: Object.fromEntries(Object.entries(tags ?? {}).filter(([, value]) => value !== "")),
  };
}
