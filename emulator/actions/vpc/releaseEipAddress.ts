import { ApiError } from "../../apiError.js";
import type { Answer, Call } from "../../call.js";
import { eipStatus } from "../../eip/eip.js";
import { findEip } from "../../eip/findEip.js";

export function releaseEipAddress(call: Call): Answer {
  const { cloud, now } = call;
  const eip = findEip(call);
  if (eip.fields.ChargeType === "PrePaid") {
    throw new ApiError(400, "Forbidden.ChargeTypeIsPrepaid", "A PrePaid EIP cannot be released.");
  }
  if (eip.fields.DeletionProtection) {
    throw new ApiError(
      400,
      "InvalidOperation.DeletionProtection",
      "The deletion protection of the EIP is on.",
    );
  }
  const status = eipStatus(eip, now);
  if (status !== "Available") {
    throw new ApiError(400, "IncorrectEipStatus", `The EIP is ${status}, not Available.`);
  }
  eip.releasedAt = now + cloud.settings.eipReleasingMs;
  return {};
}
