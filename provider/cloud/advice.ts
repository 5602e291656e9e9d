import { CloudError } from "./errors.js";

interface Advice {
  codes: readonly string[];
  text: string;
}

/** What to do about the refusals that a user can act on. */
const table: readonly Advice[] = [
  {
    codes: ["QuotaExceeded.Eip", "QuotaExceeded.LargeSpecEip"],
    text: "Release addresses that nobody uses, or raise the quota in the console's Quota Center.",
  },
  {
    codes: [
      "InsufficientBalance",
      "InsufficientBalance.Eip",
      "PAY.INSUFFICIENT_BALANCE",
      "Account.Arrearage",
      "BandwidthPackageId.InvalidBizStatus",
      "IpInstanceId.BizStatusInvalid",
    ],
    text: "Check the account's balance and unpaid bills.",
  },
  {
    codes: ["COMMODITY.INVALID_COMPONENT"],
    text:
      "The account does not sell this combination of paymentType and internetChargeType. An International account takes " +
      "PayAsYouGo with PayByTraffic, or Subscription with PayByBandwidth: with alicloud:accountType set to International, " +
      "preview says so.",
  },
  {
    codes: ["IllegalParam.Isp"],
    text: "The region does not sell this line, or the account is not allowed to use it: change isp, or leave it out for BGP.",
  },
  {
    codes: ["ReserveIpFail", "OperationFailed.ResourceNotEnough", "ResourceNotEnough.PublicIpAddressPool"],
    text: "There is no free address of this kind at the moment: try later, or choose another isp or pool.",
  },
  {
    codes: ["Ip.Allocated", "Ip.Keeped"],
    text: "The address to get back is taken: leave ipAddress and instanceId out to get any address.",
  },
  { codes: ["InvalidResourceGroupId"], text: "Check resourceGroupId." },
  {
    codes: ["InvalidBandwidthPackageId.NotFound"],
    text: "Check bandwidthPackageId: the package must be in the region of the address.",
  },
  {
    codes: ["IpInstanceId.AlreadyInBandwidthPackage"],
    text: "The address is in another package: take it out of that one first.",
  },
  { codes: ["IpInstanceId.QuotaExceeded"], text: "The package holds as many addresses as it may." },
  {
    codes: ["OperationDenied.SecurityProtectionTypesInconsistent"],
    text: "The address and the package need the same securityProtectionTypes.",
  },
  {
    codes: ["EIP_BIND_NATGATEWAY", "OperationFailed.SnatPoolIp"],
    text: "A NAT gateway uses the address through this package: take it out of the gateway's entries first.",
  },
  {
    codes: ["OperationUnsupported.ServiceManaged"],
    text: "A cloud service manages this address: remove it there.",
  },
  {
    codes: ["OperationFailed.RiskControl", "Forbidden.RiskControl"],
    text: "The account is under risk control: see the messages in the console, or open a ticket.",
  },
];

const deniedCodes = ["Forbidden", "Forbidden.RAM", "Forbidden.SubUser", "NoPermission"];

/** The failure in words, with what to do about it where that is known. */
export function explained(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const sentence = /[.!?]$/.test(message) ? message : `${message}.`;
  const advice = error instanceof CloudError ? adviceFor(error) : undefined;
  return advice === undefined ? sentence : `${sentence} ${advice}`;
}

function adviceFor({ code, product, action }: CloudError): string | undefined {
  if (deniedCodes.includes(code)) return `The RAM user or role may need the permission ${product}:${action}.`;
  return table.find(({ codes }) => codes.includes(code))?.text;
}
