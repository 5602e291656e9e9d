import { invalidParameter } from "../../apiError.js";
import { type Answer, type Call, placeOf } from "../../call.js";
import { describeInstance } from "../../imageCache/instanceEvents.js";
import { pageAfter } from "../../nextToken.js";
import { isIn } from "../../store/collection.js";
import { newestFirst } from "../../undocumented.js";

const mostIds = 20;
const limitRange = { min: 1, max: 200 };

/** Only the instances of builds are known: no other container group is ever made here. */
export function describeContainerGroupEvents(call: Call): Answer {
  const { cloud, parameters, now } = call;
  const place = placeOf(call);
  const ids = readIds(parameters.filled("ContainerGroupIds"));
  const limit = parameters.integer("Limit", limitRange) ?? limitRange.max;
  const fromKubelet =
    (parameters.oneOf("EventSource", ["EciService", "K8sAgent"]) ?? "K8sAgent") === "K8sAgent";
  const caches = cloud.imageCaches
    .where(isIn(place))
    .where(({ build }) => ids === undefined || ids.includes(build.containerGroupId))
    .list()
    .sort(newestFirst);
  const { items, nextToken } = pageAfter(caches, parameters.filled("NextToken"), limit);
  const groups = fromKubelet ? items.map((cache) => describeInstance(cache, now)) : [];
  return {
    ...(nextToken !== undefined && { NextToken: nextToken }),
    TotalCount: caches.length,
    Data: groups,
  };
}

function readIds(list: string | undefined): string[] | undefined {
  if (list === undefined) return undefined;
  const ids = parse(list);
  if (!Array.isArray(ids) || ids.some((id) => typeof id !== "string")) {
    throw invalidParameter("ContainerGroupIds", "it must be a JSON list of ids");
  }
  if (ids.length > mostIds)
    throw invalidParameter("ContainerGroupIds", `it names more than ${mostIds} groups`);
  return ids;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
