import type { Operation } from "./operation.js";
import type { CheckFailure, Properties } from "./resource.js";
import { isKnown, isNotSet } from "./schema/rules.js";
import { isUnknown } from "./schema/unknown.js";

/** Fills in the region that a resource leaves out, and says what is wrong with the region if anything is. */
export function fillRegion(operation: Operation, inputs: Properties): CheckFailure[] {
  const fail = (reason: string) => [{ property: "regionId", reason }];
  if (isNotSet(inputs.regionId)) {
    try {
      inputs.regionId = operation.defaultRegion(isKnown(inputs.profile) ? String(inputs.profile) : undefined);
    } catch (error) {
      return fail(error instanceof Error ? error.message : String(error));
    }
  }
  if (!isKnown(inputs.regionId)) return [];
  const refusal = operation.refuseRegion(String(inputs.regionId));
  return refusal === undefined ? [] : fail(refusal);
}

/** Whether the declaration means another place than the object's, or may mean one: then nobody is asked about the object. */
export function mayMove(olds: Properties, news: Properties): boolean {
  return isUnknown(news.regionId) || isUnknown(news.profile) || news.regionId !== olds.regionId;
}
