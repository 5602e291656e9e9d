import { missingParameter } from "../../apiError.js";
import { type Answer, type Call, placeOf } from "../../call.js";
import { findSecurityGroup } from "../../network/securityGroup.js";

export function modifySecurityGroupPolicy(call: Call): Answer {
  placeOf(call);
  const policy = call.parameters.oneOf("InnerAccessPolicy", ["Accept", "Drop"]);
  if (policy === undefined) throw missingParameter("InnerAccessPolicy");
  findSecurityGroup(call).fields.InnerAccessPolicy = policy;
  return {};
}
