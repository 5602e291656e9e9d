import type { Answer, Call } from "../../call.js";
import { taggedOfEcs } from "../../network/tagged.js";
import { tagResources as apply } from "../../tagging.js";

export function tagResources(call: Call): Answer {
  apply(taggedOfEcs(call).objects, call.parameters);
  return {};
}
