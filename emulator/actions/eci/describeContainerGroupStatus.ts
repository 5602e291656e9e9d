import type { Answer, Call } from "../../call.js";
import { filteredGroups } from "../../containerGroup/filter.js";
import { describeStatus } from "../../containerGroup/statusView.js";
import { pageAfter } from "../../nextToken.js";

const limitRange = { min: 1, max: 200 };

export function describeContainerGroupStatus(call: Call): Answer {
  const { parameters, now } = call;
  const limit = parameters.integer("Limit", limitRange) ?? limitRange.max;
  const found = filteredGroups(call);
  const { items, nextToken } = pageAfter(found, parameters.filled("NextToken"), limit);
  return {
    ...(nextToken !== undefined && { NextToken: nextToken }),
    TotalCount: found.length,
    Data: items.map((group) => describeStatus(group, now)),
  };
}
