import type { Answer, Call } from "../../call.js";
import { findNatGateway } from "../../network/findNatGateway.js";
import { describeNatGatewayAttribute } from "../../network/natGatewayView.js";

export function getNatGatewayAttribute(call: Call): Answer {
  return describeNatGatewayAttribute(findNatGateway(call), call.cloud);
}
