import { tagList } from "../../cloud/tags.js";
import type { EipAddress } from "../../cloud/vpc.js";
import { userTagLimit, userTags } from "../../core/ownership.js";
import * as rules from "../../core/schema/rules.js";
import { sameMap, sameSet, sameText, sameValue, sameWithDefault } from "../../core/schema/same.js";
import { entriesOf, type Names, namesOf, type PlainInputs } from "../../core/schema/table.js";
import { instanceChargeTypeOf, paymentTypeNamed, paymentTypeOf } from "./paymentType.js";

export const eipType = "pulumi-nodejs:dynamic/eci:Eip";

const { argument, computed, fixed, id } = entriesOf<EipAddress>();

const isps = [
  "BGP",
  "BGP_PRO",
  "BGP_International",
  "BGP_FinanceCloud",
  "ChinaTelecom",
  "ChinaUnicom",
  "ChinaMobile",
  "ChinaTelecom_L2",
  "ChinaUnicom_L2",
  "ChinaMobile_L2",
];
const defaultBandwidth = "5";
export const defaultMode = "NAT";

const bandwidth: rules.Rule = (value, property, fail) => {
  const isWhole =
    typeof value === "number"
      ? Number.isInteger(value)
      : typeof value === "string" && /^\s*\d+\s*$/.test(value);
  if (!isWhole) {
    fail(property, `must be a whole number of Mbit/s such as 5 or "5", not ${rules.quote(value)}.`);
  }
};

/** A bandwidth as the API takes it: 5, "5" and nothing mean the same. */
export function bandwidthText(value: unknown): string {
  const text = String(value ?? defaultBandwidth);
  return /^\s*\d+\s*$/.test(text) ? String(Number(text)) : text;
}

function label(max: number): rules.Rule {
  return rules.text({
    max,
    matches: /^(?!https?:\/\/)/i,
    form: 'text that does not start with "http://" or "https://"',
  });
}

const description: rules.Rule = (value, property, fail, warn) => {
  if (value !== "") label(256)(value, property, fail, warn);
};

/** AllocateEipAddress is said to refuse an empty value; TagResources takes it. */
function tagParameters(tags: Record<string, string>) {
  const filled = Object.fromEntries(Object.entries(tags).filter(([, value]) => value !== ""));
  return { Tag: tagList(filled) };
}

/**
 * Every argument of an elastic IP address with all that is to be known of it. Their order is part of the digest by which an
 * interrupted run finds its address again.
 */
export const eipArguments = {
  /**
   * Largest bandwidth in Mbit/s, a whole number as a number or as text, default 5: 1 to 500 when paid by bandwidth, 1 to
   * 1000 with Subscription; paid by traffic, up to the account's quota, which is usually 200. It is the address's own figure, also while it shares that of a
   * bandwidth package. Changed in place; on a Subscription address the API refuses a change. Source: `Bandwidth`.
   */
  bandwidth: argument<number | string, string>({
    rule: bandwidth,
    change: "update",
    zero: "",
    same: (a, b) => sameValue(bandwidthText(a), bandwidthText(b)),
    wire: (value: number | string) => ({ Bandwidth: bandwidthText(value) }),
    read: (address) => address.bandwidth,
  }),
  /**
   * Name of the address in the cloud, up to 128 characters, not starting with `http://` or `https://`. Not with
   * Subscription. Default: the resource's name and a short hash, kept over updates. Changed in place. Source: `Name`.
   */
  addressName: argument<string>({
    rule: label(128),
    change: "update",
    zero: "",
    same: sameText,
    wire: "Name",
    read: (address) => address.name,
    silenceIsNone: true,
    alicloud: { name: "name" },
  }),
  /**
   * Description, up to 256 characters, not starting with `http://` or `https://`. Not with Subscription. Changed in place,
   * removal included. Source: `Description`.
   */
  description: argument<string>({
    rule: description,
    change: "update",
    same: sameText,
    wire: "Description",
    read: (address) => address.description,
    silenceIsNone: true,
    isWatched: true,
  }),
  /**
   * Resource group, such as `rg-…`. Default: the account's default group. Changed in place; leaving it out later leaves the
   * address where it is. Source: `ResourceGroupId`, MoveResourceGroup.
   */
  resourceGroupId: argument<string>({
    rule: rules.id("rg-"),
    change: "update",
    zero: "",
    stays: true,
    wire: "ResourceGroupId",
    read: (address) => address.resourceGroupId,
  }),
  /**
   * Common bandwidth package that the address joins, such as `cbwp-…`, of the same region and line. Not with Subscription.
   * Changed in place: the address leaves one package and joins the other. Source: AddCommonBandwidthPackageIp.
   */
  bandwidthPackageId: argument<string>({
    rule: rules.id("cbwp-"),
    change: "update",
    zero: "",
    same: sameText,
    read: (address) => address.bandwidthPackageId,
    silenceIsNone: true,
  }),
  /**
   * Whether the API refuses to release the address. Default false. Not with Subscription. Changed in place; a destroy or a
   * replacement needs an update to false first. Source: DeletionProtection.
   */
  deletionProtection: argument<boolean>({
    rule: rules.trueOrFalse,
    change: "update",
    same: sameWithDefault(false),
    read: (address) => address.deletionProtection,
  }),
  /**
   * How the address is seen by a network interface that it is bound to: `NAT` (default), `MULTI_BINDED` or `BINDED`.
   * Changed in place. Source: `Mode` of ModifyEipForwardMode.
   */
  mode: argument<string>({
    rule: rules.oneOf(defaultMode, "MULTI_BINDED", "BINDED"),
    change: "update",
    zero: "",
    same: sameWithDefault(defaultMode),
    read: (address) => address.mode,
  }),
  /**
   * Tags of the address: up to 17, because the API allows 20 and three mark the owner. Keys of 1 to 128 characters that
   * start neither with `aliyun` nor `acs:`, values of up to 128; neither holds `http://` or `https://`. Changed in place,
   * removal included. Source: `Tag.N`, TagResources, UnTagResources.
   */
  tags: argument<Record<string, string>, Record<string, string>>({
    rule: rules.tags(userTagLimit, "the API allows 20, and three mark the owner"),
    change: "update",
    same: sameMap,
    wire: tagParameters,
    read: (address) => userTags(address.tags),
    isWatched: true,
  }),
  /**
   * How traffic is paid: `PayByBandwidth` (default) or `PayByTraffic`. Subscription takes the first only; International
   * accounts take PayAsYouGo with the second only. A change replaces the address. Source: `InternetChargeType`.
   */
  internetChargeType: argument<string, string>({
    rule: rules.oneOf("PayByBandwidth", "PayByTraffic"),
    change: "replace",
    zero: "",
    same: sameWithDefault("PayByBandwidth"),
    wire: "InternetChargeType",
    read: (address) => address.internetChargeType,
    isUnsure: ({ bandwidthPackageId }) => bandwidthPackageId !== undefined,
  }),
  /**
   * How the address is paid: `PayAsYouGo` (default) or `Subscription`. A Subscription address has neither name,
   * description nor deletion protection, joins no bandwidth package, and cannot be released: destroying it leaves it in
   * the account until it expires. A change replaces the address. Source: `InstanceChargeType` (PostPaid, PrePaid).
   */
  paymentType: argument<string, string>({
    rule: rules.oneOf("PayAsYouGo", "Subscription"),
    change: "replace",
    zero: "",
    same: sameWithDefault("PayAsYouGo"),
    wire: (value: string) => ({ InstanceChargeType: instanceChargeTypeOf(value) }),
    read: paymentTypeOf,
    alicloud: { name: "instanceChargeType", fromTheirs: paymentTypeNamed },
  }),
  /**
   * Line of the address: `BGP` (default); `BGP_PRO` in cn-hongkong, ap-northeast-1 and ap-southeast-1, -3, -5, -6 and -7;
   * `BGP_FinanceCloud`, which cn-hangzhou-finance needs; `BGP_International`; and, for accounts that are allowed to,
   * `ChinaTelecom`, `ChinaUnicom`, `ChinaMobile` and each with `_L2`. A change replaces the address. Source: `ISP`.
   */
  isp: argument<string, string>({
    rule: rules.oneOf(...isps),
    change: "replace",
    zero: "",
    same: sameWithDefault("BGP"),
    wire: "ISP",
    read: (address) => address.isp,
  }),
  /** Network type: `public`, which is also the default. A change replaces the address. Source: `Netmode`. */
  netmode: argument<string>({
    rule: rules.oneOf("public"),
    change: "replace",
    zero: "",
    same: sameWithDefault("public"),
    wire: "Netmode",
    read: (address) => address.netmode,
  }),
  /**
   * Protection beside the basic one: `AntiDDoS_Enhanced`, at most one entry. A change replaces the address.
   * Source: `SecurityProtectionTypes.N`.
   */
  securityProtectionTypes: argument<string[]>({
    rule: rules.list(rules.oneOf("AntiDDoS_Enhanced"), { max: 1, unit: "types" }),
    change: "replace",
    same: sameSet,
    wire: "SecurityProtectionTypes",
    read: ({ securityProtectionTypes }) =>
      securityProtectionTypes.length === 0 ? undefined : securityProtectionTypes,
  }),
  /**
   * Pool of addresses to take one from; the account needs the privilege. A change replaces the address.
   * Source: `PublicIpAddressPoolId`.
   */
  publicIpAddressPoolId: argument<string>({
    rule: rules.text(),
    change: "replace",
    zero: "",
    same: sameText,
    wire: "PublicIpAddressPoolId",
    read: (address) => address.publicIpAddressPoolId,
  }),
  /**
   * Zone of the address, for pools of a CloudBox. A change replaces the address; leaving it out later does not.
   * Source: `Zone`.
   */
  zone: argument<string>({
    rule: rules.text(),
    change: "replace",
    zero: "",
    same: sameText,
    stays: true,
    wire: "Zone",
    read: (address) => address.zone,
  }),
  /**
   * An address that the account has had before, to get the same one back, such as `203.0.113.7`. Not together with
   * `instanceId`. A change replaces the address; leaving it out later does not. Source: `IpAddress`.
   */
  ipAddress: argument<string, string>({
    rule: rules.ipv4("203.0.113.7"),
    change: "replace",
    zero: "",
    same: sameText,
    stays: true,
    wire: "IpAddress",
    read: (address) => address.ipAddress,
  }),
  /**
   * Id of an address that the account has released, such as `eip-…`, to get the same one back. Not together with
   * `ipAddress`. A change replaces the address; leaving it out later does not. Write-only. Source: `InstanceId`.
   */
  instanceId: argument<string>({
    rule: rules.id("eip-"),
    change: "replace",
    zero: "",
    same: sameText,
    stays: true,
    wire: "InstanceId",
  }),
  /** Region of the address. Default: the stack's `alicloud:region`. A change replaces the address. Source: `RegionId`. */
  regionId: argument<string, string>({ rule: rules.text(), change: "replace", zero: "", isFilled: true }),
  /**
   * Profile of the `aliyun` command's file whose credentials manage this resource, for a second account in one program. It
   * wins over all other credentials of the stack. Default: the stack's credentials. A change to a profile of the same
   * account only reaches the state; to one of another account, it replaces. Not sent to the cloud.
   */
  profile: argument<string>({ rule: rules.text(), change: "local", zero: "" }),
  /**
   * Term of a Subscription in units of `pricingCycle`: 1 to 9 months or 1 to 5 years. Needed to buy one. Counts at
   * creation only: a later change does nothing in the cloud. Write-only. Source: `Period`.
   */
  period: argument<number>({
    rule: rules.wholeNumber(1, 9, "months, or up to 5 years"),
    change: "local",
    zero: 0,
    wire: "Period",
  }),
  /**
   * Unit of `period`: `Month` (default) or `Year`. Subscription only. Counts at creation only. Write-only.
   * Source: `PricingCycle`.
   */
  pricingCycle: argument<string>({
    rule: rules.oneOf("Month", "Year"),
    change: "local",
    zero: "",
    same: sameWithDefault("Month"),
    wire: "PricingCycle",
  }),
  /**
   * Whether the order of a Subscription is paid at once. Default false: the order waits until somebody pays it in the
   * console, and so does `pulumi up`. Counts at creation only. Write-only. Source: `AutoPay`.
   */
  autoPay: argument<boolean>({
    rule: rules.trueOrFalse,
    change: "local",
    same: sameWithDefault(false),
    wire: "AutoPay",
  }),
  /** Id of a sales promotion, digits. Counts at creation only. Write-only. Source: `ActivityId`. */
  activityId: argument<string>({
    rule: rules.text({ matches: /^\d+$/, form: "a number in digits" }),
    change: "local",
    zero: "",
    wire: "ActivityId",
  }),
};

/** What the cloud adds to the arguments. */
export const eipOutputs = {
  /** Id of the address, such as `eip-…`: the resource's own `id`, known in previews of changes in place. Source: `AllocationId`. */
  allocationId: id((address) => address.allocationId),
  /** The account that owns the address. Source: GetCallerIdentity. */
  accountId: fixed<string>(),
  /** `Available`, `InUse`, `Associating`, `Unassociating` or `Releasing`. Source: `Status`. */
  status: computed<string>((address) => address.status),
  /** When the address was allocated (UTC). Source: `AllocationTime`. */
  createTime: fixed<string | undefined>((address) => address.allocationTime),
  /** When a Subscription ends (UTC). Source: `ExpiredTime`. */
  expiredTime: computed<string | undefined>((address) => address.expiredTime),
  /** `Normal`, or why the address is not: `OperationLock`, `Unactivated`. Source: `BusinessStatus`. */
  businessStatus: computed<string | undefined>((address) => address.businessStatus),
  /** Why the address is locked: `financial`, `security`, `sharedPool`. Source: `OperationLocks`. */
  operationLocks: computed<string[]>((address) => address.operationLocks),
  /** What the address is bound to. Source: `InstanceId` of DescribeEipAddresses. */
  associatedInstanceId: computed<string | undefined>((address) => address.instanceId),
  /** Kind of what the address is bound to. Source: `InstanceType`. */
  associatedInstanceType: computed<string | undefined>((address) => address.instanceType),
  /** The private address that it is bound to. Source: `PrivateIpAddress`. */
  privateIpAddress: computed<string | undefined>((address) => address.privateIpAddress),
  /** The VPC of an address that is bound to an IP address there. Source: `VpcId`. */
  vpcId: computed<string | undefined>((address) => address.vpcId),
  /** Bandwidth of that package in Mbit/s. Source: `BandwidthPackageBandwidth`. */
  bandwidthPackageBandwidth: computed<string | undefined>((address) => address.bandwidthPackageBandwidth),
};

/** The arguments of an elastic IP address as plain values. */
export interface EipInputs extends PlainInputs<typeof eipArguments> {}

export type FieldName = Names<typeof eipArguments>;

export const fieldNames = namesOf(eipArguments);
