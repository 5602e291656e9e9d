import type { Answer, Call } from "../../call.js";
import { taggedOfVpc } from "../../taggedKinds.js";
import { untagResources } from "../../tagging.js";

export function unTagResources(call: Call): Answer {
  untagResources(taggedOfVpc(call).objects, call.parameters);
  return {};
}
