import * as pulumi from "@pulumi/pulumi";
import { findEips, type GetEipsArgs, type GetEipsResult } from "../provider/functions/getEips.js";
import type { InputsOf } from "./input.js";
import { answered, lookFromProgram } from "./program.js";

export type { GetEipsArgs, GetEipsResult } from "../provider/functions/getEips.js";

/** Arguments of `getEipsOutput`: every value may be an Output. */
export interface GetEipsOutputArgs extends InputsOf<GetEipsArgs> {}

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
  return answered("getEips", args, () => findEips(lookFromProgram("getEips", { ...args }), args));
}

/** The same with arguments that may be Outputs. */
export function getEipsOutput(args: GetEipsOutputArgs = {}): pulumi.Output<GetEipsResult> {
  return pulumi.output(args).apply((known) => getEips(known as GetEipsArgs));
}
