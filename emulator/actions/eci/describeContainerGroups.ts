import type { Answer, Call } from "../../call.js";
import { filteredGroups } from "../../containerGroup/filter.js";
import { statusOf } from "../../containerGroup/life.js";
import { describeContainerGroup } from "../../containerGroup/view.js";
import { pageAfter } from "../../nextToken.js";

const limitRange = { min: 1, max: 20 };

export function describeContainerGroups(call: Call): Answer {
  const { cloud, parameters, now } = call;
  const limit = parameters.integer("Limit", limitRange) ?? limitRange.max;
  const name = parameters.filled("ContainerGroupName");
  const status = parameters.filled("Status");
  const securityGroupId = parameters.filled("SecurityGroupId");
  const withEvents = parameters.flag("WithEvent") ?? true;
  const found = filteredGroups(call).filter(
    (group) =>
      (name ?? group.fields.ContainerGroupName) === group.fields.ContainerGroupName &&
      (status === undefined || status === statusOf(group, now)) &&
      (securityGroupId ?? group.placement.securityGroupId) === group.placement.securityGroupId,
  );
  const { items, nextToken } = pageAfter(found, parameters.filled("NextToken"), limit);
  return {
    ...(nextToken !== undefined && { NextToken: nextToken }),
    TotalCount: found.length,
    ContainerGroups: items.map((group) => describeContainerGroup(group, cloud, { withEvents })),
  };
}
