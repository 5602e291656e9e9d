import type { Cloud } from "../store/cloud.js";
import { isIn, type Place } from "../store/collection.js";
import { eipNotUsable } from "../undocumented.js";
import { type Eip, eipStatus } from "./eip.js";

/** The address that an instance is to have; refuses one that is not free. */
export function usableEip(cloud: Cloud, place: Place, allocationId: string, now: number): Eip {
  const eip = cloud.eips.where(isIn(place)).get(allocationId);
  const status = eip && eipStatus(eip, now);
  if (!eip || status !== "Available") throw eipNotUsable(allocationId, status);
  return eip;
}
