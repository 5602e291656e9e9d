import { ApiError } from "../../apiError.js";
import type { Answer, Call } from "../../call.js";
import { eipHolderTypes, eipStatus } from "../../eip/eip.js";
import { findEip } from "../../eip/findEip.js";
import { eipHolderInstanceType, heldByBuild } from "../../undocumented.js";

export function unassociateEipAddress(call: Call): Answer {
  const { parameters, now } = call;
  const eip = findEip(call);
  const instanceId = parameters.filled("InstanceId");
  parameters.oneOf("InstanceType", eipHolderTypes);
  parameters.flag("Force");
  const { holder } = eip;
  if (!holder || eipStatus(eip, now) !== "InUse") {
    throw new ApiError(400, "IncorrectEipStatus", "The EIP is bound to nothing.");
  }
  if (holder.instanceType === eipHolderInstanceType) throw heldByBuild(eip.allocationId);
  if ((instanceId ?? holder.instanceId) !== holder.instanceId) {
    throw new ApiError(404, "InvalidBindInstance.NotFound", `The EIP is not bound to ${instanceId}.`);
  }
  delete eip.holder;
  eip.fields.Mode = "NAT";
  return {};
}
