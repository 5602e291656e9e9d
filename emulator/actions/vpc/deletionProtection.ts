import { ApiError, missingParameter } from "../../apiError.js";
import { type Answer, type Call, placeOf } from "../../call.js";
import { findEip } from "../../eip/findEip.js";

/** Unlike its neighbours not idempotent: setting what is already set is refused. */
export function deletionProtection(call: Call): Answer {
  const { parameters } = call;
  placeOf(call);
  if (parameters.required("Type").toUpperCase() !== "EIP") {
    throw new ApiError(400, "DeletionProtection.TypeNotSupport", "Only EIPs can be protected here.");
  }
  const enable = parameters.flag("ProtectionEnable");
  if (enable === undefined) throw missingParameter("ProtectionEnable");
  const { fields } = findEip(call, "InstanceId");
  if (fields.ChargeType === "PrePaid") {
    throw new ApiError(400, "DeletionProtection.PrePaidNotSupport", "A PrePaid EIP cannot be protected.");
  }
  if (enable && fields.DeletionProtection) {
    throw new ApiError(400, "DeletionProtection.AlreadyEnabled", "The protection is already on.");
  }
  if (!enable && !fields.DeletionProtection) {
    throw new ApiError(404, "DeletionProtection.NotExist", "The protection is not on.");
  }
  fields.DeletionProtection = enable;
  return {};
}
