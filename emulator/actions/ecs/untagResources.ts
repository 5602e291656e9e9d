import type { Answer, Call } from "../../call.js";
import { taggedOfEcs } from "../../taggedKinds.js";
import { untagResources as apply } from "../../tagging.js";

export function untagResources(call: Call): Answer {
  apply(taggedOfEcs(call).objects, call.parameters);
  return {};
}
