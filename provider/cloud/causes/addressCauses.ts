import type { Cause } from "./cause.js";

/** Refusals of the actions of elastic IP addresses. */
export const addressCauses: readonly Cause[] = [
  {
    id: "addressQuota",
    codes: ["QuotaExceeded.Eip", "QuotaExceeded.LargeSpecEip"],
    cause: "The account's addresses are used up in this region.",
    advice: "Release addresses that nobody uses, or raise the quota in the console's Quota Center.",
  },
  {
    id: "notSold",
    codes: ["COMMODITY.INVALID_COMPONENT"],
    cause: "The account does not sell this combination of paymentType and internetChargeType.",
    advice:
      "An International account takes PayAsYouGo with PayByTraffic, or Subscription with PayByBandwidth: with alicloud:accountType set to " +
      "International, preview says so.",
  },
  {
    id: "line",
    codes: ["IllegalParam.Isp"],
    cause: "The region does not sell this line, or the account is not allowed to use it.",
    advice: "Change isp, or leave it out for BGP.",
  },
  {
    id: "noAddress",
    codes: [
      "ReserveIpFail",
      "OperationFailed.ResourceNotEnough",
      "ResourceNotEnough.PublicIpAddressPool",
      "EipAddressPoolIpNotEnough",
    ],
    cause: "There is no free address of this kind at the moment.",
    advice: "Try later, or choose another isp or pool.",
  },
  {
    id: "addressTaken",
    codes: ["Ip.Allocated", "Ip.Keeped"],
    cause: "The address to get back is taken.",
    advice: "Leave ipAddress and instanceId out to get any address.",
  },
  {
    id: "resourceGroup",
    codes: ["InvalidResourceGroupId"],
    cause: "The account has no such resource group.",
    advice: "Check resourceGroupId.",
  },
  {
    id: "packageUnknown",
    codes: ["InvalidBandwidthPackageId.NotFound"],
    cause: "There is no such bandwidth package in the region of the address.",
    advice: "Check bandwidthPackageId.",
  },
  {
    id: "otherPackage",
    codes: ["IpInstanceId.AlreadyInBandwidthPackage"],
    cause: "The address is in another package.",
    advice: "Take it out of that one first.",
  },
  {
    id: "packageFull",
    codes: ["IpInstanceId.QuotaExceeded"],
    cause: "The package holds as many addresses as it may.",
    advice: "Take one out, or use another package.",
  },
  {
    id: "protectionTypes",
    codes: ["OperationDenied.SecurityProtectionTypesInconsistent"],
    cause: "The address and the package have different securityProtectionTypes.",
    advice: "Give both the same.",
  },
  {
    id: "packageInUse",
    codes: ["EIP_BIND_NATGATEWAY", "OperationFailed.SnatPoolIp"],
    cause: "A NAT gateway uses the address through this package.",
    advice: "Take it out of the gateway's entries first.",
  },
  {
    id: "managed",
    codes: ["OperationUnsupported.ServiceManaged"],
    cause: "A cloud service manages this address.",
    advice: "Remove it there.",
  },
];
