import { ApiError, missingParameter } from "../../apiError.js";
import { type Answer, type Call, placeOf } from "../../call.js";
import { findCommonBandwidthPackage } from "../../eip/commonBandwidthPackage.js";
import { findEip } from "../../eip/findEip.js";

/** Unlike its neighbours not idempotent: setting what is already set is refused. */
export function deletionProtection(call: Call): Answer {
  const { parameters } = call;
  placeOf(call);
  const find = finderOf(parameters.required("Type"));
  const enable = parameters.flag("ProtectionEnable");
  if (enable === undefined) throw missingParameter("ProtectionEnable");
  const fields = find(call);
  if (enable && fields.DeletionProtection) {
    throw new ApiError(400, "DeletionProtection.AlreadyEnabled", "The protection is already on.");
  }
  if (!enable && !fields.DeletionProtection) {
    throw new ApiError(404, "DeletionProtection.NotExist", "The protection is not on.");
  }
  fields.DeletionProtection = enable;
  return {};
}

function finderOf(type: string): (call: Call) => { DeletionProtection: boolean } {
  switch (type.toUpperCase()) {
    case "EIP":
      return fieldsOfEip;
    case "CBWP":
      return (call) => findCommonBandwidthPackage(call, "InstanceId").fields;
    default:
      throw new ApiError(
        400,
        "DeletionProtection.TypeNotSupport",
        "Only EIPs and bandwidth packages can be protected here.",
      );
  }
}

function fieldsOfEip(call: Call) {
  const { fields } = findEip(call, "InstanceId");
  if (fields.ChargeType === "PrePaid") {
    throw new ApiError(400, "DeletionProtection.PrePaidNotSupport", "A PrePaid EIP cannot be protected.");
  }
  return fields;
}
