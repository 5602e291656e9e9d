import type { Fault, FaultRule } from "../../faults.js";
import { JsonObject } from "./jsonObject.js";

export function readFaultRule(body: unknown): FaultRule {
  const rule = new JsonObject(body, "The rule");
  rule.only(["product", "action", "skip", "times", "fault"]);
  return {
    ...rule.texts("product", "action"),
    ...rule.numbers("skip", "times"),
    fault: readFault(new JsonObject(rule.get("fault"), "The fault")),
  };
}

function readFault(fault: JsonObject): Fault {
  const kind = fault.text("kind");
  switch (kind) {
    case "throttle":
      return { kind, ...fault.numbers("retryAfterMs") };
    case "error":
      return {
        kind,
        status: fault.number("status"),
        code: fault.text("code"),
        message: fault.text("message"),
      };
    case "dropBefore":
    case "dropAfter":
      return { kind };
    case "slow":
      return { kind, ms: fault.number("ms") };
    case "garbled":
      return { kind, ...fault.numbers("status"), ...fault.texts("body"), ...fault.flags("effect") };
    case "hang":
    case "hold":
      return { kind, ...fault.flags("effect") };
    default:
      throw new Error(`There is no fault of kind ${kind}.`);
  }
}
