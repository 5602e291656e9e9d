import type { Cloud } from "../../cloud/cloud.js";
import type { ContainerGroup } from "../../cloud/containerGroups.js";
import type { Operation } from "../../core/operation.js";
import type { Properties } from "../../core/resource.js";
import { eventsOfInstance } from "../imageCache/instanceEvents.js";
import type { Sight } from "./state.js";

/** A look at a group with the events that tell of its start, as long as nothing of that is in the state. */
export async function sightOf(
  operation: Operation,
  cloud: Cloud,
  group: ContainerGroup,
  args: Properties,
): Promise<Sight> {
  const { imageCacheId, autoMatchImageCache, imageCache } = args;
  const asksForCache = typeof imageCacheId === "string" || autoMatchImageCache === true;
  const events =
    asksForCache && imageCache === undefined ? await eventsOfInstance(cloud, group) : group.events;
  return { group, events, accountId: await cloud.accountId(), now: operation.clock.now() };
}
