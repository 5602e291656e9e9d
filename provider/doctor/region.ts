import type { Clouds } from "../accounts/clouds.js";
import { refuseRegion } from "../accounts/regions.js";
import { type Finding, note, ok, wrong } from "./finding.js";

/** Whether a region can be the name of one, and is one that this version knows. */
export function regionFinding(clouds: Clouds, region: string): Finding {
  const refusal = refuseRegion(region);
  if (refusal !== undefined) return wrong("region", refusal, "Correct alicloud:region, or --region.");
  const strange = clouds.strangeRegion(region);
  return strange === undefined ? ok("region", region) : note("region", strange);
}
