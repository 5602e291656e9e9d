import {
  type ContainerGroup,
  type ContainerGroupStatus,
  describeContainerGroups,
  listContainerGroupStatus,
} from "../../cloud/containerGroups.js";
import { containerGroupsPerCall } from "../../cloud/events.js";
import { type Looks, listedTags } from "../../core/polling/looks.js";
import { pollersOf } from "../../core/polling/poller.js";

/** As much of a group as a wait needs; the whole of it where the call has told that. */
export interface SeenGroup extends ContainerGroupStatus {
  group?: ContainerGroup;
}

const idOf = ({ containerGroupId }: ContainerGroupStatus) => containerGroupId;

const wholeGroups: Looks<ContainerGroup> = {
  idOf,
  idsPerCall: containerGroupsPerCall,
  describe: describeContainerGroups,
};

/** By ids, or from the list of statuses, whichever takes fewer calls. */
const statuses: Looks<SeenGroup> = {
  idOf,
  idsPerCall: containerGroupsPerCall,
  describe: async (caller, ids) => {
    const groups = await describeContainerGroups(caller, ids);
    return groups.map((group) => ({ ...group, group }));
  },
  page: async (caller, scope, nextToken) => {
    const page = await listContainerGroupStatus(caller, listedTags(scope), nextToken);
    return { ...page, objects: page.statuses };
  },
};

/** Tells all of groups, for the reads of a refresh. */
export const readerOf = pollersOf(wholeGroups);

/** Follows the statuses of groups. */
export const followerOf = pollersOf(statuses);
