import { invalidParameter } from "../apiError.js";
import type { Parameters } from "../parameters.js";

const mostIds = 20;

/** ContainerGroupIds, a JSON list; undefined where no ids are named. */
export function readGroupIds(parameters: Parameters): string[] | undefined {
  const list = parameters.filled("ContainerGroupIds");
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
