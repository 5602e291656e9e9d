import type { Answer, Call } from "../../call.js";
import { pageAfter } from "../../nextToken.js";
import { taggedOfEci } from "../../taggedKinds.js";
import { listTagRows } from "../../tagging.js";
import { listTagResourcesLimit } from "../../undocumented.js";

export function listTagResources(call: Call): Answer {
  const { parameters } = call;
  const { type, objects } = taggedOfEci(call);
  const limit = parameters.integer("Limit", listTagResourcesLimit) ?? listTagResourcesLimit.max;
  const { items, nextToken } = pageAfter(
    listTagRows(objects, parameters),
    parameters.filled("NextToken"),
    limit,
  );
  return {
    ...(nextToken !== undefined && { NextToken: nextToken }),
    TagResources: items.map(({ sequence: _, ...row }) => ({ ...row, ResourceType: type })),
  };
}
