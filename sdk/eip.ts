import * as pulumi from "@pulumi/pulumi";
import type { EipInputs } from "../provider/resources/eip/inputs.js";
import { hiddenInputsOf } from "./hidden.js";
import type { InputsOf } from "./input.js";
import { loaderText } from "./loader.js";

/** Arguments of an `Eip`. */
export interface EipArgs extends InputsOf<EipInputs> {}

const type = "pulumi-nodejs:dynamic/eci:Eip";

/** What the cloud adds to the arguments; named here so that each becomes an output. */
const computed = [
  "allocationId",
  "accountId",
  "status",
  "createTime",
  "expiredTime",
  "businessStatus",
  "operationLocks",
  "associatedInstanceId",
  "associatedInstanceType",
  "privateIpAddress",
  "vpcId",
  "bandwidthPackageBandwidth",
  "ipAddress",
  "addressName",
  "description",
  "bandwidth",
  "internetChargeType",
  "paymentType",
  "isp",
  "netmode",
  "mode",
  "resourceGroupId",
  "bandwidthPackageId",
  "deletionProtection",
  "securityProtectionTypes",
  "publicIpAddressPoolId",
  "zone",
  "tags",
  "regionId",
] as const;

/**
 * An elastic IP address (EIP): a public address that an image cache pulls over the Internet with, or that anything else
 * in the region can be bound to. Pay-as-you-go addresses cost from the moment they are allocated, bound or not.
 *
 * Where a change can be made in place it is; see each argument. An argument that the program leaves out is not watched
 * afterwards, except for tags and description: associations and package attachments may change it rightly.
 *
 * Errors: bad arguments are refused at preview. What fails after the allocation keeps the address, and the next
 * `pulumi up` finishes it. A destroy waits for whatever still holds the address, refuses one with deletion protection,
 * and leaves a Subscription address in the account with a warning, because the API cannot release it.
 *
 * ```typescript
 * const address = new Eip("pull", { bandwidth: 100, internetChargeType: "PayByTraffic" });
 * const cache = new ImageCache("web", {
 *   images: ["docker.io/library/nginx:1.29"],
 *   securityGroupId: group.id,
 *   vswitchIds: [vswitch.id],
 *   eipInstanceId: address.allocationId,
 * });
 * export const ipAddress = address.ipAddress;
 * ```
 *
 * Source: AllocateEipAddress, DescribeEipAddresses, ModifyEipAddressAttribute and ReleaseEipAddress of VPC 2016-04-28.
 */
export class Eip extends pulumi.CustomResource {
  /** Id of the address, such as `eip-…`. Source: `AllocationId`. */
  declare public readonly allocationId: pulumi.Output<string>;
  /** The address itself. Source: `IpAddress`. */
  declare public readonly ipAddress: pulumi.Output<string>;
  /** Name of the address, given or generated; none with Subscription. Source: `Name`. */
  declare public readonly addressName: pulumi.Output<string | undefined>;
  /** The account that owns the address. Source: GetCallerIdentity. */
  declare public readonly accountId: pulumi.Output<string>;
  /** Region of the address. Source: `RegionId`. */
  declare public readonly regionId: pulumi.Output<string>;
  /** As declared. */
  declare public readonly profile: pulumi.Output<string | undefined>;
  /** `Available`, `InUse`, `Associating`, `Unassociating` or `Releasing`. Source: `Status`. */
  declare public readonly status: pulumi.Output<string>;
  /** When the address was allocated (UTC). Source: `AllocationTime`. */
  declare public readonly createTime: pulumi.Output<string | undefined>;
  /** When a Subscription ends (UTC). Source: `ExpiredTime`. */
  declare public readonly expiredTime: pulumi.Output<string | undefined>;
  /** `Normal`, or why the address is not: `OperationLock`, `Unactivated`. Source: `BusinessStatus`. */
  declare public readonly businessStatus: pulumi.Output<string | undefined>;
  /** Why the address is locked: `financial`, `security`, `sharedPool`. Source: `OperationLocks`. */
  declare public readonly operationLocks: pulumi.Output<string[]>;
  /** What the address is bound to. Source: `InstanceId` of DescribeEipAddresses. */
  declare public readonly associatedInstanceId: pulumi.Output<string | undefined>;
  /** Kind of what the address is bound to. Source: `InstanceType`. */
  declare public readonly associatedInstanceType: pulumi.Output<string | undefined>;
  /** The private address that it is bound to. Source: `PrivateIpAddress`. */
  declare public readonly privateIpAddress: pulumi.Output<string | undefined>;
  /** The VPC of an address that is bound to an IP address there. Source: `VpcId`. */
  declare public readonly vpcId: pulumi.Output<string | undefined>;
  /** Its own bandwidth in Mbit/s. Source: `EipBandwidth`. */
  declare public readonly bandwidth: pulumi.Output<string>;
  /** The common bandwidth package that it is in. Source: `BandwidthPackageId`. */
  declare public readonly bandwidthPackageId: pulumi.Output<string | undefined>;
  /** Bandwidth of that package in Mbit/s. Source: `BandwidthPackageBandwidth`. */
  declare public readonly bandwidthPackageBandwidth: pulumi.Output<string | undefined>;
  /** `PayByBandwidth` or `PayByTraffic`. Source: `InternetChargeType`. */
  declare public readonly internetChargeType: pulumi.Output<string>;
  /** `PayAsYouGo` or `Subscription`. Source: `ChargeType`. */
  declare public readonly paymentType: pulumi.Output<string>;
  /** Line of the address. Source: `ISP`. */
  declare public readonly isp: pulumi.Output<string>;
  /** Description. Source: `Description`. */
  declare public readonly description: pulumi.Output<string | undefined>;
  /** Network type. Source: `Netmode`. */
  declare public readonly netmode: pulumi.Output<string | undefined>;
  /** `NAT`, `MULTI_BINDED` or `BINDED`. Source: `Mode`. */
  declare public readonly mode: pulumi.Output<string | undefined>;
  /** Resource group. Source: `ResourceGroupId`. */
  declare public readonly resourceGroupId: pulumi.Output<string | undefined>;
  /** Whether the API refuses to release the address. Source: `DeletionProtection`. */
  declare public readonly deletionProtection: pulumi.Output<boolean | undefined>;
  /** Protection beside the basic one. Source: `SecurityProtectionTypes`. */
  declare public readonly securityProtectionTypes: pulumi.Output<string[] | undefined>;
  /** Pool that the address was taken from. Source: `PublicIpAddressPoolId`. */
  declare public readonly publicIpAddressPoolId: pulumi.Output<string | undefined>;
  /** Zone of the address. Source: `Zone`. */
  declare public readonly zone: pulumi.Output<string | undefined>;
  /** Tags of the address, without those of the owner and of the cloud. Source: `Tags`. */
  declare public readonly tags: pulumi.Output<Record<string, string>>;
  /** As declared. */
  declare public readonly period: pulumi.Output<number | undefined>;
  /** As declared. */
  declare public readonly pricingCycle: pulumi.Output<string | undefined>;
  /** As declared. */
  declare public readonly autoPay: pulumi.Output<boolean | undefined>;
  /** As declared. */
  declare public readonly activityId: pulumi.Output<string | undefined>;
  /** As declared. */
  declare public readonly instanceId: pulumi.Output<string | undefined>;

  /**
   * @param name The resource's name in the stack; the generated `addressName` starts with it.
   * @param args What the address is like; everything has a default.
   * @param options Pulumi's resource options; `customTimeouts` bounds the waits (60 minutes each by default).
   */
  constructor(name: string, args: EipArgs = {}, options: pulumi.CustomResourceOptions = {}) {
    const props: pulumi.Inputs = Object.fromEntries(computed.map((output) => [output, undefined]));
    Object.assign(props, args, hiddenInputsOf(name, type, options ?? {}), { __provider: loaderText("eip") });
    super(type, name, props, options);
  }
}
