import { ApiError } from "../../apiError.js";
import type { Answer, Call } from "../../call.js";
import { type Eip, eipHolderTypes, eipStatus } from "../../eip/eip.js";
import { findEip } from "../../eip/findEip.js";
import { eipHolderInstanceType, heldByEci, isSnatEntryGone } from "../../undocumented.js";

export function unassociateEipAddress(call: Call): Answer {
  const { parameters, now } = call;
  const eip = findEip(call);
  const instanceId = parameters.filled("InstanceId");
  parameters.oneOf("InstanceType", eipHolderTypes);
  const isForced = parameters.flag("Force") ?? false;
  const { holder } = eip;
  if (!holder || eipStatus(eip, now) !== "InUse") {
    throw new ApiError(400, "IncorrectEipStatus", "The EIP is bound to nothing.");
  }
  if (holder.instanceType === eipHolderInstanceType) throw heldByEci(eip.allocationId, holder.instanceId);
  if ((instanceId ?? holder.instanceId) !== holder.instanceId) {
    throw new ApiError(404, "InvalidBindInstance.NotFound", `The EIP is not bound to ${instanceId}.`);
  }
  leaveSnatEntries(call, eip, isForced);
  delete eip.holder;
  eip.fields.Mode = "NAT";
  return {};
}

function leaveSnatEntries({ cloud }: Call, { ipAddress }: Eip, isForced: boolean): void {
  const entries = cloud.snatEntries.where(({ snatIps }) => snatIps.includes(ipAddress)).list();
  if (entries.length > 0 && !isForced) {
    throw new ApiError(400, "InvalidIpStatus.HasBeenUsedBySnatTable", "An SNAT entry uses the EIP.");
  }
  for (const entry of entries) {
    entry.snatIps = entry.snatIps.filter((address) => address !== ipAddress);
    if (isSnatEntryGone(entry)) cloud.snatEntries.delete(entry.snatEntryId);
  }
}
