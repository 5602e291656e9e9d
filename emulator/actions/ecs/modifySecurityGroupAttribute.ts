import { type Answer, type Call, placeOf } from "../../call.js";
import { readLabel } from "../../label.js";
import { findSecurityGroup } from "../../network/securityGroup.js";

export function modifySecurityGroupAttribute(call: Call): Answer {
  const { parameters } = call;
  placeOf(call);
  const { fields } = findSecurityGroup(call);
  const name = readLabel(parameters, "SecurityGroupName", 128);
  const description = readLabel(parameters, "Description", 256);
  fields.SecurityGroupName = name ?? fields.SecurityGroupName;
  fields.Description = description ?? fields.Description;
  return {};
}
