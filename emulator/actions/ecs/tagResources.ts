import type { Answer, Call } from "../../call.js";
import { taggedOfEcs } from "../../taggedKinds.js";
import { tagResources as apply } from "../../tagging.js";

export function tagResources(call: Call): Answer {
  apply(taggedOfEcs(call).objects, call.parameters);
  return {};
}
