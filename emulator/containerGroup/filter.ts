import { type Call, placeOf } from "../call.js";
import { isIn } from "../store/collection.js";
import { matchesTags, readTagFilters } from "../tags.js";
import { newestFirst } from "../undocumented.js";
import type { ContainerGroup } from "./containerGroup.js";
import { readGroupIds } from "./groupIds.js";

/** The groups that the filters of all three lists let through, newest first. */
export function filteredGroups(call: Call): ContainerGroup[] {
  const { cloud, parameters } = call;
  const ids = readGroupIds(parameters);
  const tags = readTagFilters(parameters);
  const { vswitchId, zoneId, resourceGroupId } = {
    vswitchId: parameters.filled("VSwitchId"),
    zoneId: parameters.filled("ZoneId"),
    resourceGroupId: parameters.filled("ResourceGroupId"),
  };
  return cloud.containerGroups
    .where(isIn(placeOf(call)))
    .where(
      ({ containerGroupId, placement, fields }) =>
        (ids === undefined || ids.includes(containerGroupId)) &&
        (vswitchId ?? placement.vswitchId) === placement.vswitchId &&
        (zoneId ?? placement.zoneId) === placement.zoneId &&
        (resourceGroupId ?? fields.ResourceGroupId) === fields.ResourceGroupId &&
        matchesTags(fields.Tags, tags),
    )
    .list()
    .sort(newestFirst);
}
