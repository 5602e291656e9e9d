import { randomInt } from "node:crypto";
import { ApiError } from "../../apiError.js";
import { type Answer, type Call, placeOf } from "../../call.js";
import type { Cloud } from "../../cloud.js";
import { readEipFields, readPrePaidEnd } from "../../eip/fields.js";
import { newId } from "../../ids.js";

export function allocateEipAddress(call: Call): Answer {
  const { cloud, parameters, now } = call;
  const place = placeOf(call);
  const fields = readEipFields(parameters, place.regionId, cloud.settings);
  const expiresAt = readPrePaidEnd(parameters, fields.ChargeType, now);
  if (cloud.eipsIn(place).length >= cloud.settings.eipQuota) {
    throw new ApiError(400, "QuotaExceeded.Eip", `The quota of ${cloud.settings.eipQuota} EIPs is used up.`);
  }
  const allocationId = newId("eip");
  const ipAddress = freeAddress(cloud);
  cloud.eips.set(allocationId, {
    ...place,
    allocationId,
    sequence: cloud.nextSequence(),
    ipAddress,
    allocatedAt: now,
    fields,
    ...(expiresAt !== undefined && { expiresAt }),
  });
  return {
    AllocationId: allocationId,
    OrderId: randomInt(1e12, 9e12),
    ...(fields.ChargeType === "PostPaid" && {
      EipAddress: ipAddress,
      ResourceGroupId: fields.ResourceGroupId,
    }),
  };
}

/** From 198.18.0.0/15, which the Internet reserves for test networks. */
function freeAddress(cloud: Cloud): string {
  const used = new Set([...cloud.eips.values()].map((eip) => eip.ipAddress));
  for (;;) {
    const address = `198.${randomInt(18, 20)}.${randomInt(256)}.${randomInt(1, 255)}`;
    if (!used.has(address)) return address;
  }
}
