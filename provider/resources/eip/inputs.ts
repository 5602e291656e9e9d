/** The arguments of an elastic IP address as plain values. */
export interface EipInputs {
  /**
   * Largest bandwidth in Mbit/s, a whole number as a number or as text, default 5: 1 to 500 when paid by bandwidth, 1 to
   * 200 when paid by traffic, 1 to 1000 with Subscription. It is the address's own figure, also while it shares that of a
   * bandwidth package. Changed in place; on a Subscription address the API refuses a change. Source: `Bandwidth`.
   */
  bandwidth?: number | string | undefined;
  /**
   * How traffic is paid: `PayByBandwidth` (default) or `PayByTraffic`. Subscription takes the first only; International
   * accounts take PayAsYouGo with the second only. A change replaces the address. Source: `InternetChargeType`.
   */
  internetChargeType?: string | undefined;
  /**
   * How the address is paid: `PayAsYouGo` (default) or `Subscription`. A Subscription address has neither name,
   * description nor deletion protection, joins no bandwidth package, and cannot be released: destroying it leaves it in
   * the account until it expires. A change replaces the address. Source: `InstanceChargeType` (PostPaid, PrePaid).
   */
  paymentType?: string | undefined;
  /**
   * Term of a Subscription in units of `pricingCycle`: 1 to 9 months or 1 to 5 years. Needed to buy one. Counts at
   * creation only: a later change does nothing in the cloud. Write-only. Source: `Period`.
   */
  period?: number | undefined;
  /**
   * Unit of `period`: `Month` (default) or `Year`. Subscription only. Counts at creation only. Write-only.
   * Source: `PricingCycle`.
   */
  pricingCycle?: string | undefined;
  /**
   * Whether the order of a Subscription is paid at once. Default false: the order waits until somebody pays it in the
   * console, and so does `pulumi up`. Counts at creation only. Write-only. Source: `AutoPay`.
   */
  autoPay?: boolean | undefined;
  /** Id of a sales promotion, digits. Counts at creation only. Write-only. Source: `ActivityId`. */
  activityId?: string | undefined;
  /**
   * Line of the address: `BGP` (default); `BGP_PRO` in cn-hongkong, ap-northeast-1 and ap-southeast-1, -3, -5, -6 and -7;
   * `BGP_FinanceCloud`, which cn-hangzhou-finance needs; `BGP_International`; and, for accounts that are allowed to,
   * `ChinaTelecom`, `ChinaUnicom`, `ChinaMobile` and each with `_L2`. A change replaces the address. Source: `ISP`.
   */
  isp?: string | undefined;
  /**
   * Name of the address in the cloud, up to 128 characters, not starting with `http://` or `https://`. Not with
   * Subscription. Default: the resource's name and a short hash, kept over updates. Changed in place. Source: `Name`.
   */
  addressName?: string | undefined;
  /**
   * Description, up to 256 characters, not starting with `http://` or `https://`. Not with Subscription. Changed in place,
   * removal included. Source: `Description`.
   */
  description?: string | undefined;
  /** Network type: `public`, which is also the default. A change replaces the address. Source: `Netmode`. */
  netmode?: string | undefined;
  /**
   * How the address is seen by a network interface that it is bound to: `NAT` (default), `MULTI_BINDED` or `BINDED`.
   * Changed in place. Source: `Mode` of ModifyEipForwardMode.
   */
  mode?: string | undefined;
  /**
   * Resource group, such as `rg-…`. Default: the account's default group. Changed in place; leaving it out later leaves the
   * address where it is. Source: `ResourceGroupId`, MoveResourceGroup.
   */
  resourceGroupId?: string | undefined;
  /**
   * Common bandwidth package that the address joins, such as `cbwp-…`, of the same region and line. Not with Subscription.
   * Changed in place: the address leaves one package and joins the other. Source: AddCommonBandwidthPackageIp.
   */
  bandwidthPackageId?: string | undefined;
  /**
   * Whether the API refuses to release the address. Default false. Not with Subscription. Changed in place; a destroy or a
   * replacement needs an update to false first. Source: DeletionProtection.
   */
  deletionProtection?: boolean | undefined;
  /**
   * Protection beside the basic one: `AntiDDoS_Enhanced`, at most one entry. A change replaces the address.
   * Source: `SecurityProtectionTypes.N`.
   */
  securityProtectionTypes?: string[] | undefined;
  /**
   * Pool of addresses to take one from; the account needs the privilege. A change replaces the address.
   * Source: `PublicIpAddressPoolId`.
   */
  publicIpAddressPoolId?: string | undefined;
  /**
   * Zone of the address, for pools of a CloudBox. A change replaces the address; leaving it out later does not.
   * Source: `Zone`.
   */
  zone?: string | undefined;
  /**
   * An address that the account has had before, to get the same one back, such as `203.0.113.7`. Not together with
   * `instanceId`. A change replaces the address; leaving it out later does not. Source: `IpAddress`.
   */
  ipAddress?: string | undefined;
  /**
   * Id of an address that the account has released, such as `eip-…`, to get the same one back. Not together with
   * `ipAddress`. A change replaces the address; leaving it out later does not. Write-only. Source: `InstanceId`.
   */
  instanceId?: string | undefined;
  /**
   * Tags of the address: up to 17, because the API allows 20 and three mark the owner. Keys of 1 to 128 characters that
   * start neither with `aliyun` nor `acs:`, values of up to 128; neither holds `http://` or `https://`. Changed in place,
   * removal included. Source: `Tag.N`, TagResources, UnTagResources.
   */
  tags?: Record<string, string> | undefined;
  /** Region of the address. Default: the stack's `alicloud:region`. A change replaces the address. Source: `RegionId`. */
  regionId?: string | undefined;
  /**
   * Profile of the `aliyun` command's file whose credentials manage this resource, for a second account in one program. It
   * wins over all other credentials of the stack. Default: the stack's credentials. A change to a profile of the same
   * account only reaches the state; to one of another account, it replaces. Not sent to the cloud.
   */
  profile?: string | undefined;
}
