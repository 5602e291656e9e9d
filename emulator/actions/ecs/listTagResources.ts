import type { Answer, Call } from "../../call.js";
import { pageAfter } from "../../nextToken.js";
import { taggedOfEcs } from "../../taggedKinds.js";
import { listTagRows } from "../../tagging.js";

const pageSize = 50;

export function listTagResources(call: Call): Answer {
  const { parameters } = call;
  const { type, objects } = taggedOfEcs(call);
  const rows = listTagRows(objects, parameters);
  const { items, nextToken } = pageAfter(rows, parameters.filled("NextToken"), pageSize);
  return {
    NextToken: nextToken ?? "",
    TagResources: { TagResource: items.map(({ sequence: _, ...row }) => ({ ...row, ResourceType: type })) },
  };
}
