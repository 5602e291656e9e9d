import { type Answer, type Call, placeOf } from "../../call.js";
import { findEip } from "../../eip/findEip.js";
import { checkResourceType } from "../../tagging.js";

export function moveResourceGroup(call: Call): Answer {
  const { parameters } = call;
  placeOf(call);
  checkResourceType(parameters, "Eip");
  const group = parameters.required("NewResourceGroupId");
  findEip(call, "ResourceId").fields.ResourceGroupId = group;
  return {};
}
