import type { Answer, Call } from "../../call.js";
import { taggedOfVpc } from "../../taggedKinds.js";
import { tagResources as apply } from "../../tagging.js";

export function tagResources(call: Call): Answer {
  apply(taggedOfVpc(call).objects, call.parameters);
  return {};
}
