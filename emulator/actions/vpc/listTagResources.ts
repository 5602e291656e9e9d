import type { Answer, Call } from "../../call.js";
import { pageAfter } from "../../nextToken.js";
import { taggedOfVpc } from "../../taggedKinds.js";
import { listTagRows } from "../../tagging.js";

const maxResults = { min: 1, max: 50 };

export function listTagResources(call: Call): Answer {
  const { parameters } = call;
  const { type, objects } = taggedOfVpc(call);
  const limit = parameters.integer("MaxResults", maxResults) ?? maxResults.max;
  const rows = listTagRows(objects, parameters);
  const { items, nextToken } = pageAfter(rows, parameters.filled("NextToken"), limit);
  return {
    NextToken: nextToken ?? "",
    TagResources: { TagResource: items.map(({ sequence: _, ...row }) => ({ ...row, ResourceType: type })) },
  };
}
