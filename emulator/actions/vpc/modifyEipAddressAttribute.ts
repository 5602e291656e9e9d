import { ApiError } from "../../apiError.js";
import type { Answer, Call } from "../../call.js";
import { readBandwidth } from "../../eip/fields.js";
import { findEip } from "../../eip/findEip.js";
import { readDescription, readName } from "../../label.js";

export function modifyEipAddressAttribute(call: Call): Answer {
  const { parameters } = call;
  const { fields } = findEip(call);
  if (fields.ChargeType === "PrePaid") {
    throw new ApiError(400, "Forbidden.ChargeTypeIsPrepaid", "A PrePaid EIP cannot be changed.");
  }
  const bandwidth = readBandwidth(parameters, fields.ChargeType, fields.InternetChargeType);
  const name = readName(parameters, "Name");
  const description = readDescription(parameters);
  fields.Bandwidth = bandwidth ?? fields.Bandwidth;
  fields.Name = name ?? fields.Name;
  fields.Description = description ?? fields.Description;
  return {};
}
