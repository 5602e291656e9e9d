import { type Answer, type Call, placeOf } from "../../call.js";
import { eipsById } from "../../eip/findEip.js";
import { tagResources as apply, checkResourceType } from "../../tagging.js";

export function tagResources(call: Call): Answer {
  const place = placeOf(call);
  checkResourceType(call.parameters, "EIP");
  apply(eipsById(call.cloud, place), call.parameters);
  return {};
}
