import { missingParameter } from "../../apiError.js";
import type { Answer, Call } from "../../call.js";
import { findEip } from "../../eip/findEip.js";

export function modifyEipForwardMode(call: Call): Answer {
  const mode = call.parameters.oneOf("Mode", ["NAT", "MULTI_BINDED", "BINDED"]);
  if (mode === undefined) throw missingParameter("Mode");
  findEip(call, "InstanceId").fields.Mode = mode;
  return {};
}
