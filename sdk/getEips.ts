import * as pulumi from "@pulumi/pulumi";
import { defined } from "../provider/cloud/answer.js";
import { type EipAddress, listEipAddresses } from "../provider/cloud/vpc.js";
import { userTags } from "../provider/core/ownership.js";
import type { InputsOf } from "./input.js";
import { answered, lookFromProgram } from "./program.js";

/** Arguments of `getEips`: which addresses, and where. Without any, all of the region. */
export interface GetEipsArgs {
  /** Ids of addresses, at most 50. Source: `AllocationId`. */
  allocationIds?: string[] | undefined;
  /** Addresses themselves, at most 50. Source: `EipAddress`. */
  ipAddresses?: string[] | undefined;
  /** Name. Source: `EipName`. */
  addressName?: string | undefined;
  /** `Available`, `InUse` and so on. Source: `Status`. */
  status?: string | undefined;
  /** Resource group. Source: `ResourceGroupId`. */
  resourceGroupId?: string | undefined;
  /** Tags that the address carries. Source: `Tag.N`. */
  tags?: Record<string, string> | undefined;
  /** Region. Default: the stack's `alicloud:region`. */
  regionId?: string | undefined;
  /** Profile of the `aliyun` command's file. Default: the stack's credentials. */
  profile?: string | undefined;
}

/** Arguments of `getEipsOutput`: every value may be an Output. */
export interface GetEipsOutputArgs extends InputsOf<GetEipsArgs> {}

/** The addresses that were found. */
export interface GetEipsResult {
  /** As the API lists them. */
  eips: EipAddress[];
}

/**
 * The elastic IP addresses of a region, whoever made them, over every page. Source: DescribeEipAddresses.
 *
 * Errors: those of the call.
 *
 * ```typescript
 * const { eips } = await getEips({ status: "Available", tags: { purpose: "builds" } });
 * new ImageCache("web", { images, vswitchIds, eipInstanceId: eips[0]?.allocationId });
 * ```
 */
export function getEips(args: GetEipsArgs = {}): Promise<GetEipsResult> {
  return answered("getEips", args, async () => {
    const cloud = await lookFromProgram("getEips", { ...args }).cloud();
    const { allocationIds, ipAddresses, addressName, status, resourceGroupId, tags = {} } = args;
    // An empty list would ask for every address.
    if (allocationIds?.length === 0 || ipAddresses?.length === 0) return { eips: [] };
    const ids = { AllocationId: allocationIds?.join(","), EipAddress: ipAddresses?.join(",") };
    const filter = defined({
      ...ids,
      EipName: addressName,
      Status: status,
      ResourceGroupId: resourceGroupId,
    });
    const eips = await listEipAddresses(cloud.vpc, tags, filter);
    return { eips: eips.map((eip) => ({ ...eip, tags: userTags(eip.tags) })) };
  });
}

/** The same with arguments that may be Outputs. */
export function getEipsOutput(args: GetEipsOutputArgs = {}): pulumi.Output<GetEipsResult> {
  return pulumi.output(args).apply((known) => getEips(known as GetEipsArgs));
}
