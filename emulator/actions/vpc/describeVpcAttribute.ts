import { type Answer, type Call, placeOf } from "../../call.js";
import { describeVpc, findVpc } from "../../network/vpc.js";

export function describeVpcAttribute(call: Call): Answer {
  placeOf(call);
  return {
    ...describeVpc(findVpc(call), call.cloud),
    ClassicLinkEnabled: false,
    AssociatedCens: { AssociatedCen: [] },
    CloudResources: { CloudResourceSetType: [] },
  };
}
