import type { Cause } from "./cause.js";

/** What the cloud has against a build itself, as a refusal of the call or as an event later on. */
export const buildCauses: readonly Cause[] = [
  {
    id: "stock",
    codes: [
      "OperationDenied.NoStock",
      "NoStock",
      "StockExhaust",
      "StockClose",
      "ResourceInsufficient",
      "Zone.NotOnSale",
    ],
    texts: ["out of stock", "sold out", "current zone closed or limited"],
    cause: "The zone has no capacity for the instance.",
    advice: "Add vSwitches of other zones to vswitchIds, which costs nothing, or try later.",
  },
  {
    id: "quota",
    codes: ["QuotaExceeded", "QuotaFull"],
    texts: ["quota is full"],
    cause: "The account's image caches are used up in this region.",
    advice:
      "Delete some that nobody needs (pulumi-eci sweep finds leftovers), let the cloud evict the least used (eliminationStrategy LRU), or raise the quota in " +
      "the console's Quota Center.",
  },
  {
    id: "diskQuota",
    codes: ["DiskCapacityQuotaFull"],
    texts: ["disk capacity quota"],
    cause: "The account's quota of disk capacity (ECS) is used up; the size of the cache is not too small.",
    advice: "Delete disks that nobody uses, or raise the quota of ECS in the console's Quota Center.",
  },
  {
    id: "disk",
    codes: ["AttachDiskFailed"],
    texts: ["attach disk … failed"],
    cause: "The cloud could not attach the disk of the build.",
    advice: "Run pulumi up again; where it fails again, open a ticket with the request id.",
  },
  {
    id: "serviceRole",
    codes: ["CreateServiceLinkedRole.Denied", "Unauthorized"],
    texts: ["no permission granted to eci service account"],
    cause: "Elastic Container Instance may not act for the account: its service-linked role is missing.",
    advice:
      "Let somebody with the right ram:CreateServiceLinkedRole make AliyunServiceRoleForECI once; a visit to the console does that too.",
  },
  {
    id: "noAddressLeft",
    codes: ["InvalidVSwitchId.IpNotEnough"],
    cause: "The vSwitch has no free address.",
    advice: "Add another one to vswitchIds.",
  },
  {
    id: "vswitchNotReady",
    texts: ["current status of … does not support this operation"],
    cause: "The vSwitch had only just been made, or is going.",
    advice: "Run pulumi up again.",
  },
  {
    id: "zoneMismatch",
    codes: ["OperationDenied.VswZoneMisMatch"],
    cause: "The vSwitch is not in the zone.",
    advice: "Leave zoneId out, or give a vSwitch of that zone.",
  },
  {
    id: "groupMismatch",
    codes: ["OperationDenied.SecurityGroupMisMatch"],
    cause: "The security group is of another VPC than the vSwitches.",
    advice: "Give a securityGroupId and vswitchIds of the same VPC.",
  },
  {
    id: "networkUnknown",
    codes: ["InvalidVSwitchId.NotFound", "InvalidSecurityGroupId.NotFound"],
    cause: "The account has no such vSwitch or security group in the region.",
    advice: "Check vswitchIds, securityGroupId, regionId and profile.",
  },
  {
    id: "serviceOff",
    codes: ["ServiceNotEnabled"],
    cause: "The account has not enabled Elastic Container Instance.",
    advice: "Open its console once with this account, which enables it.",
  },
  {
    id: "invitation",
    codes: ["Forbidden.OnlyForInvitedTest"],
    cause: "The account is not invited to this feature.",
    advice: "Ask the vendor for it, or leave the argument out; osType Windows needs an invitation.",
  },
];
