import { invalidParameter } from "../../apiError.js";
import { type Answer, type Call, placeOf } from "../../call.js";
import { findCommonBandwidthPackage } from "../../eip/commonBandwidthPackage.js";
import { findEip } from "../../eip/findEip.js";
import { findVpc } from "../../network/vpc.js";

export function moveResourceGroup(call: Call): Answer {
  const { parameters } = call;
  placeOf(call);
  const group = parameters.required("NewResourceGroupId");
  switch (parameters.required("ResourceType").toUpperCase()) {
    case "EIP":
      findEip(call, "ResourceId").fields.ResourceGroupId = group;
      return {};
    case "VPC":
      findVpc(call, "ResourceId").fields.ResourceGroupId = group;
      return {};
    case "BANDWIDTHPACKAGE":
      findCommonBandwidthPackage(call, "ResourceId").fields.ResourceGroupId = group;
      return {};
    default:
      throw invalidParameter("ResourceType", "only Eip, VPC and BandwidthPackage are known here");
  }
}
