import type { Answer, Call } from "../../call.js";
import { findCommonBandwidthPackage } from "../../eip/commonBandwidthPackage.js";
import { readDescription, readName } from "../../label.js";

export function modifyCommonBandwidthPackageAttribute(call: Call): Answer {
  const { parameters } = call;
  const { fields } = findCommonBandwidthPackage(call);
  const name = readName(parameters, "Name");
  const description = readDescription(parameters);
  fields.Name = name ?? fields.Name;
  fields.Description = description ?? fields.Description;
  return {};
}
