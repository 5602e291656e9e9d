import { type Answer, type Call, placeOf } from "../../call.js";
import { readDescription, readName } from "../../label.js";
import { findSecurityGroup } from "../../network/securityGroup.js";

export function modifySecurityGroupAttribute(call: Call): Answer {
  const { parameters } = call;
  placeOf(call);
  const { fields } = findSecurityGroup(call);
  const name = readName(parameters, "SecurityGroupName");
  const description = readDescription(parameters);
  fields.SecurityGroupName = name ?? fields.SecurityGroupName;
  fields.Description = description ?? fields.Description;
  return {};
}
