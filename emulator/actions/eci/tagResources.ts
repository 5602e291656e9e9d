import type { Answer, Call } from "../../call.js";
import { taggedOfEci } from "../../taggedKinds.js";
import { tagResources as apply } from "../../tagging.js";

export function tagResources(call: Call): Answer {
  apply(taggedOfEci(call).objects, call.parameters);
  return {};
}
