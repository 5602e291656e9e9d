import { refuseRegion } from "../accounts/regions.js";
import type { Operation } from "./operation.js";
import type { CheckFailure, Properties } from "./resource.js";
import { isKnown } from "./schema/rules.js";
import { sameValue } from "./schema/same.js";

/** Whether what is new or changes can be called for at all, told once in a process. */
export function checkEndpoints(operation: Operation, olds: Properties, news: Properties): CheckFailure[] {
  const { regionId } = news;
  const isSame = Object.entries(news).every(([name, value]) => sameValue(olds[name], value));
  if (isSame || !isKnown(regionId) || refuseRegion(String(regionId)) !== undefined) return [];
  const reason = operation.endpointTrouble(String(regionId));
  if (reason === undefined || !operation.session.isNew(`endpoints ${reason}`)) return [];
  // It is about no property: the engine names the resource alone.
  return [{ property: "", reason }];
}
