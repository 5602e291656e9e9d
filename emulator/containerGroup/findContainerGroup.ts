import { type Call, placeOf } from "../call.js";
import { isIn } from "../store/collection.js";
import { containerGroupNotFound } from "../undocumented.js";
import type { ContainerGroup } from "./containerGroup.js";

/** The group of a call whose RegionId is mandatory. */
export function findContainerGroup(call: Call): ContainerGroup {
  const place = placeOf(call);
  const containerGroupId = call.parameters.required("ContainerGroupId");
  const group = call.cloud.containerGroups.get(containerGroupId);
  if (!group || !isIn(place)(group)) throw containerGroupNotFound(containerGroupId);
  return group;
}
