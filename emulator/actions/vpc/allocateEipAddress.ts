import { randomInt } from "node:crypto";
import { ApiError } from "../../apiError.js";
import { type Answer, type Call, placeOf } from "../../call.js";
import { type Address, checkEipQuota, newAddress } from "../../eip/allocation.js";
import { readEipFields, readPrePaidEnd } from "../../eip/fields.js";

export function allocateEipAddress(call: Call): Answer {
  const { cloud, parameters, now } = call;
  const place = placeOf(call);
  const fields = readEipFields(parameters, place.regionId, cloud.settings);
  const expiresAt = readPrePaidEnd(parameters, fields.ChargeType, now);
  checkEipQuota(cloud, place);
  const { allocationId, ipAddress } = chooseAddress(call);
  cloud.eips.add({
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

/** The released address that the caller wants back, or a new one. */
function chooseAddress({ cloud, parameters }: Call): Address {
  const allocationId = parameters.filled("InstanceId");
  const ipAddress = parameters.filled("IpAddress");
  if (allocationId !== undefined && ipAddress !== undefined) {
    throw new ApiError(400, "InvalidParameter", "InstanceId and IpAddress exclude each other.");
  }
  if (allocationId === undefined && ipAddress === undefined) return newAddress(cloud);
  const released = [...cloud.releasedAddresses].find(([id, ip]) => id === allocationId || ip === ipAddress);
  const isTaken = cloud.eips.list().some((eip) => eip.ipAddress === (ipAddress ?? released?.[1]));
  if (isTaken) throw new ApiError(400, "Ip.Allocated", "The address belongs to somebody now.");
  if (released === undefined) throw new ApiError(400, "Ip.Keeped", "No address of yours to get back.");
  return { allocationId: released[0], ipAddress: released[1] };
}
