import { invalidParameter } from "../../apiError.js";
import { type Answer, type Call, placeOf } from "../../call.js";
import { describeSecurityGroup } from "../../network/securityGroup.js";
import { numberedPage } from "../../numberedPage.js";
import type { Parameters } from "../../parameters.js";
import { isIn } from "../../store/collection.js";
import { matchesTags, readTagFilters } from "../../tags.js";
import { newestFirst } from "../../undocumented.js";

export function describeSecurityGroups(call: Call): Answer {
  const { cloud, parameters } = call;
  const place = placeOf(call);
  const ids = readIds(parameters);
  const vpcId = parameters.filled("VpcId");
  const name = parameters.filled("SecurityGroupName");
  const type = parameters.filled("SecurityGroupType");
  const tags = readTagFilters(parameters);
  const found = cloud.securityGroups
    .where(isIn(place))
    .list()
    .sort(newestFirst)
    .filter(
      (group) =>
        (ids?.includes(group.securityGroupId) ?? true) &&
        (vpcId ?? group.vpcId) === group.vpcId &&
        (name ?? group.fields.SecurityGroupName) === group.fields.SecurityGroupName &&
        (type ?? group.securityGroupType) === group.securityGroupType &&
        matchesTags(group.fields.Tags, tags),
    );
  const { items, ...page } = numberedPage(found, parameters, { size: 10, max: 100 });
  return {
    ...page,
    RegionId: place.regionId,
    SecurityGroups: { SecurityGroup: items.map(describeSecurityGroup) },
  };
}

/** One id, or a JSON list of them. */
function readIds(parameters: Parameters): unknown[] | undefined {
  const single = parameters.filled("SecurityGroupId");
  if (single !== undefined) return [single];
  const list = parameters.filled("SecurityGroupIds");
  if (list === undefined) return undefined;
  try {
    const ids: unknown = JSON.parse(list);
    if (Array.isArray(ids)) return ids;
  } catch {}
  throw invalidParameter("SecurityGroupIds", "it must be a JSON list");
}
