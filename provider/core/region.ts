import { refuseRegion, regionWritten } from "../accounts/regions.js";
import type { Operation } from "./operation.js";
import type { Findings, Properties } from "./resource.js";
import { isKnown, isNotSet } from "./schema/rules.js";
import { isUnknown } from "./schema/unknown.js";

/**
 * Fills in the region that a resource leaves out, in the cloud's own spelling, and says what is wrong with it. `isEci`: it is a region of
 * Elastic Container Instance; other products are in more of them.
 */
export function fillRegion(operation: Operation, inputs: Properties, isEci: boolean): Findings {
  const found = (reason: string) => [{ property: "regionId", reason }];
  if (isNotSet(inputs.regionId)) {
    try {
      inputs.regionId = operation.defaultRegion(isKnown(inputs.profile) ? String(inputs.profile) : undefined);
    } catch (error) {
      return { failures: found(error instanceof Error ? error.message : String(error)), warnings: [] };
    }
  }
  if (typeof inputs.regionId !== "string" || !isKnown(inputs.regionId)) return { failures: [], warnings: [] };
  const region = regionWritten(inputs.regionId);
  inputs.regionId = region;
  const refusal = refuseRegion(region);
  if (refusal !== undefined) return { failures: found(refusal), warnings: [] };
  const strange = isEci ? operation.strangeRegion(region) : undefined;
  return { failures: [], warnings: strange === undefined ? [] : found(strange) };
}

/** Whether the declaration means another place than the object's, or may mean one: then nobody is asked about the object. */
export function mayMove(olds: Properties, news: Properties): boolean {
  return isUnknown(news.regionId) || isUnknown(news.profile) || news.regionId !== olds.regionId;
}
