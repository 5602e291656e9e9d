import { type Answer, type Call, placeOf } from "../../call.js";
import { eipsById } from "../../eip/findEip.js";
import { pageAfter } from "../../nextToken.js";
import { checkResourceType, listTagRows } from "../../tagging.js";

const maxResults = { min: 1, max: 50 };

export function listTagResources(call: Call): Answer {
  const { cloud, parameters } = call;
  const place = placeOf(call);
  checkResourceType(parameters, "EIP");
  const limit = parameters.integer("MaxResults", maxResults) ?? maxResults.max;
  const rows = listTagRows(eipsById(cloud, place), parameters);
  const { items, nextToken } = pageAfter(rows, parameters.filled("NextToken"), limit);
  return {
    NextToken: nextToken ?? "",
    TagResources: { TagResource: items.map(({ sequence: _, ...row }) => ({ ...row, ResourceType: "EIP" })) },
  };
}
