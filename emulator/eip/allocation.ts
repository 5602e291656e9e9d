import { randomInt } from "node:crypto";
import { ApiError } from "../apiError.js";
import { newId } from "../ids.js";
import type { Cloud } from "../store/cloud.js";
import { isIn, type Place } from "../store/collection.js";
import type { Eip } from "./eip.js";

export type Address = Pick<Eip, "allocationId" | "ipAddress">;

export function checkEipQuota(cloud: Cloud, place: Place): void {
  if (cloud.eips.where(isIn(place)).size < cloud.settings.eipQuota) return;
  throw new ApiError(400, "QuotaExceeded.Eip", `The quota of ${cloud.settings.eipQuota} EIPs is used up.`);
}

export function newAddress(cloud: Cloud): Address {
  return { allocationId: newId("eip"), ipAddress: freeAddress(cloud) };
}

/** From 198.18.0.0/15, which the Internet reserves for test networks. */
function freeAddress(cloud: Cloud): string {
  const used = new Set(cloud.eips.list().map((eip) => eip.ipAddress));
  for (;;) {
    const address = `198.${randomInt(18, 20)}.${randomInt(256)}.${randomInt(1, 255)}`;
    if (!used.has(address)) return address;
  }
}
