import type { Cause } from "./cause.js";

/** What keeps the account, or the service, from anything. */
export const accountCauses: readonly Cause[] = [
  {
    id: "balance",
    codes: [
      "InsufficientBalance",
      "InsufficientBalance.Eip",
      "PAY.INSUFFICIENT_BALANCE",
      "Account.Arrearage",
      "BandwidthPackageId.InvalidBizStatus",
      "IpInstanceId.BizStatusInvalid",
    ],
    texts: ["not enough balance"],
    cause: "The account has no balance left, or bills that are not paid.",
    advice: "Top it up, or pay them.",
  },
  {
    id: "risk",
    codes: ["OperationFailed.RiskControl", "Forbidden.RiskControl"],
    cause: "The account is under risk control.",
    advice: "See the messages in the console, or open a ticket.",
  },
  {
    id: "denied",
    codes: ["Forbidden", "Forbidden.RAM", "Forbidden.SubUser", "NoPermission"],
    cause: "The RAM user or role may not do this.",
    advice: "Grant the permission of the call that is named; docs/ram-policy.md lists all that are needed.",
  },
  {
    id: "clock",
    codes: ["InvalidTimeStamp.Expired"],
    cause: "This machine's clock is off by more than 15 minutes.",
    advice: "Set it.",
  },
  {
    id: "region",
    codes: ["InvalidRegionId.NotFound", "Forbidden.RegionNotFound"],
    cause: "There is no such region for this account.",
    advice: "Check regionId or alicloud:region.",
  },
  {
    id: "unreachable",
    codes: ["ConnectionFailed", "RequestTimeout", "UnreadableAnswer"],
    cause: "The API was not reached from this machine.",
    advice:
      "Check the network, the region and alicloud:endpoints, and HTTPS_PROXY where the network wants a proxy.",
  },
  {
    id: "proxy",
    codes: ["ProxyRefused"],
    cause: "The proxy of the variable that is named does not pass the call on, or is none.",
    advice: "Correct the variable, the user and password in it included, or exempt the host in NO_PROXY.",
  },
  {
    id: "apiCertificate",
    codes: ["CertificateRefused"],
    cause: "Nobody whom Node.js trusts vouches for the host.",
    advice: "Where a proxy signs with a certificate of its own, name its CA file in NODE_EXTRA_CA_CERTS.",
  },
  {
    id: "busy",
    codes: [
      "Throttling",
      "Throttling.User",
      "Throttling.Api",
      "Rejected.Throttling",
      "Degrade.Api",
      "UnknownError",
      "InternalError",
      "ServiceUnavailable",
    ],
    texts: ["system flow control", "heavy load", "FailedScheduling"],
    cause: "The service is overloaded, or in trouble.",
    advice: "Run pulumi up again a little later.",
  },
];
