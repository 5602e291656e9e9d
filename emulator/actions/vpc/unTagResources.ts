import { type Answer, type Call, placeOf } from "../../call.js";
import { eipsById } from "../../eip/findEip.js";
import { checkResourceType, untagResources } from "../../tagging.js";

export function unTagResources(call: Call): Answer {
  const place = placeOf(call);
  checkResourceType(call.parameters, "EIP");
  untagResources(eipsById(call.cloud, place), call.parameters);
  return {};
}
