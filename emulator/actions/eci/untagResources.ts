import type { Answer, Call } from "../../call.js";
import { taggedOfEci } from "../../taggedKinds.js";
import { untagResources as apply } from "../../tagging.js";

export function untagResources(call: Call): Answer {
  apply(taggedOfEci(call).objects, call.parameters);
  return {};
}
