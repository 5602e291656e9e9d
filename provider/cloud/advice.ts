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
    codes: ["QuotaExceeded"],
    text:
      "The account's image caches are used up: delete some that nobody needs, let the cloud evict them (eliminationStrategy " +
      "LRU), or raise the quota in the console's Quota Center.",
  },
  {
    codes: ["OperationDenied.NoStock", "Zone.NotOnSale"],
    text: "The zone has no capacity for the temporary instance: add vSwitches of other zones to vswitchIds, or try later.",
  },
  {
    codes: ["OperationDenied.VswZoneMisMatch"],
    text: "The vSwitch is not in the zone: leave zoneId out, or give a vSwitch of that zone.",
  },
  {
    codes: ["OperationDenied.SecurityGroupMisMatch"],
    text: "The security group and the vSwitches must be of the same VPC.",
  },
  {
    codes: ["InvalidVSwitchId.IpNotEnough"],
    text: "The vSwitch has no free address: add another one to vswitchIds.",
  },
  {
    codes: ["ServiceNotEnabled"],
    text: "Open the Elastic Container Instance console once with this account, which enables the service.",
  },
  {
    codes: ["Forbidden.OnlyForInvitedTest"],
    text: "The account is not invited to this feature; Windows images need an invitation.",
  },
  {
    codes: ["CreateServiceLinkedRole.Denied"],
    text: "Let somebody with the right to create service-linked roles make AliyunServiceRoleForECI once.",
  },
  {
    codes: ["containerRepositoryAuthorizationFailed"],
    text: "Check imageRegistryCredentials, or the instance in acrRegistryInfos.",
  },
  {
    codes: ["InvalidTimeStamp.Expired"],
    text: "Set this machine's clock: it is off by more than 15 minutes.",
  },
  {
    codes: ["InvalidRegionId.NotFound", "Forbidden.RegionNotFound"],
    text: "Check regionId or alicloud:region.",
  },
  {
    codes: ["ConnectionFailed", "RequestTimeout", "UnreadableAnswer"],
    text: "Check the network, the region and alicloud:endpoints, and HTTPS_PROXY where the network wants a proxy.",
  },
  {
    codes: ["ProxyRefused"],
    text: "Correct the variable, the user and password in it included, or exempt the host in NO_PROXY.",
  },
  {
    codes: ["CertificateRefused"],
    text: "Where a proxy signs with a certificate of its own, name its CA file in NODE_EXTRA_CA_CERTS.",
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

/** The credentials themselves are refused, as opposed to what they may do. */
const refusedKey =
  /^(InvalidAccessKey|InvalidSecurityToken|MissingSecurityToken|SecurityTokenExpired|SignatureDoesNotMatch|Forbidden\.AccessKey|IncompleteSignature)/;

function adviceFor({ code, product, action, signer }: CloudError): string | undefined {
  if (refusedKey.test(code)) {
    const what = signer === undefined ? "the access key" : signer;
    return `Check ${what}, its secret and its token; docs/configuration.md tells where they are looked for.`;
  }
  if (deniedCodes.includes(code)) return `The RAM user or role may need the permission ${product}:${action}.`;
  return table.find(({ codes }) => codes.includes(code))?.text;
}
