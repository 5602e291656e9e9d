import { refuseRegion, regionWritten } from "../accounts/regions.js";
import type { Operation } from "./operation.js";
import type { CheckWarning, Findings, Properties } from "./resource.js";
import { isKnown, isNotSet, quote } from "./schema/rules.js";
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

/** What is to be said of a zone that seems to be in another region: what names of zones are made of is not documented. */
export function zoneWarnings(inputs: Properties, property: string): CheckWarning[] {
  const { regionId, [property]: zone } = inputs;
  if (typeof zone !== "string" || typeof regionId !== "string" || !isKnown(zone) || !isKnown(regionId))
    return [];
  if (zone.startsWith(regionId)) return [];
  return [
    { property, reason: `is ${quote(zone)}, and names of zones of ${regionId} begin with "${regionId}".` },
  ];
}

/** Whether the declaration means another place than the object's, or may mean one: then nobody is asked about the object. */
export function mayMove(olds: Properties, news: Properties): boolean {
  return isUnknown(news.regionId) || isUnknown(news.profile) || news.regionId !== olds.regionId;
}
