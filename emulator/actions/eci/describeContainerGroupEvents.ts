import { type Answer, type Call, placeOf } from "../../call.js";
import { eventsOf, mostEvents } from "../../containerGroup/events.js";
import { filteredGroups } from "../../containerGroup/filter.js";
import { describeEventsOf, type GroupEvent } from "../../containerGroup/groupEvent.js";
import { readGroupIds } from "../../containerGroup/groupIds.js";
import { instanceEvents } from "../../imageCache/instanceEvents.js";
import { pageAfter } from "../../nextToken.js";
import { isIn } from "../../store/collection.js";
import { readTagFilters } from "../../tags.js";
import { newestFirst } from "../../undocumented.js";

const limitRange = { min: 1, max: 200 };
const sources = { EciService: "EciService", K8sAgent: "kubelet" } as const;

interface Told {
  readonly sequence: number;
  readonly containerGroupId: string;
  readonly events: readonly GroupEvent[];
}

/** Tells of container groups and of the temporary instances of builds alike. */
export function describeContainerGroupEvents(call: Call): Answer {
  const { parameters, now } = call;
  const limit = parameters.integer("Limit", limitRange) ?? limitRange.max;
  const source = parameters.oneOf("EventSource", ["EciService", "K8sAgent"]);
  const isAsked = (event: GroupEvent) => source === undefined || event.source === sources[source];
  const groups = filteredGroups(call).map((group) => ({ ...group, events: eventsOf(group, now) }));
  const all: Told[] = [...groups, ...instancesOf(call)].sort(newestFirst);
  const { items, nextToken } = pageAfter(all, parameters.filled("NextToken"), limit);
  return {
    ...(nextToken !== undefined && { NextToken: nextToken }),
    TotalCount: all.length,
    Data: items.flatMap(({ containerGroupId, events }) => {
      const asked = events.filter(isAsked).slice(-mostEvents);
      return asked.length === 0 ? [] : [describeEventsOf(containerGroupId, asked)];
    }),
  };
}

/** A build has no tags and is in no list but this one. */
function instancesOf(call: Call): Told[] {
  const { cloud, parameters, now } = call;
  if (readTagFilters(parameters).length > 0) return [];
  const ids = readGroupIds(parameters);
  return cloud.imageCaches
    .where(isIn(placeOf(call)))
    .where(({ build }) => ids === undefined || ids.includes(build.containerGroupId))
    .list()
    .map((cache) => ({
      sequence: cache.sequence,
      containerGroupId: cache.build.containerGroupId,
      events: instanceEvents(cache, now),
    }));
}
