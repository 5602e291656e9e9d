import {
  type ContainerGroup,
  describeContainerGroup,
  listContainerGroups,
} from "../../cloud/containerGroups.js";
import { creatingPhase, measurePhase } from "../../core/ownership.js";
import { saidBy } from "../../core/schema/state.js";
import type { Existing, Kind } from "../kind.js";
import { deleteAndWait } from "./delete.js";
import { containerGroupResource } from "./resource.js";
import { containerGroupArguments, containerGroupType } from "./schema.js";
import { stateAfter } from "./state.js";

export const containerGroupKind: Kind = {
  name: "containerGroup",
  type: containerGroupType,
  className: "ContainerGroup",
  noun: "container group",
  resource: containerGroupResource,
  arguments: containerGroupArguments,
  unfinishedPhases: [creatingPhase, measurePhase],
  list: async (cloud, tags) => (await listContainerGroups(cloud.eci, tags)).map(existing),
  describe: async (cloud, id) => {
    const group = await describeContainerGroup(cloud.eci, id);
    return group === undefined ? undefined : existing(group);
  },
  remove: deleteAndWait,
};

function existing(group: ContainerGroup): Existing {
  return {
    id: group.containerGroupId,
    name: group.containerGroupName,
    status: group.status,
    madeAt: group.creationTime ?? "",
    tags: group.tags,
    args: saidBy(containerGroupArguments, group),
    stateAfter: (inputs, accountId, secrets) =>
      stateAfter({ olds: {}, secrets }, inputs, { group, events: group.events, accountId, now: 0 }),
  };
}
