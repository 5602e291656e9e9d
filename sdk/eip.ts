import type * as pulumi from "@pulumi/pulumi";
import { type EipInputs, eipArguments, eipOutputs, eipType } from "../provider/resources/eip/schema.js";
import { type PlaceArgs, type ResourceClass, registrationOf, resourceOf } from "./declared.js";
import type { InputsOf } from "./input.js";

/** Arguments of an `Eip`. */
export interface EipArgs extends InputsOf<EipInputs> {}

const declared = {
  type: eipType,
  loader: "eip",
  arguments: eipArguments,
  outputs: eipOutputs,
} as const;
const Declared: ResourceClass<typeof eipArguments, typeof eipOutputs> = resourceOf(declared);

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
export class Eip extends Declared {
  /**
   * @param name The resource's name in the stack; the generated `addressName` starts with it.
   * @param args What the address is like; everything has a default.
   * @param options Pulumi's resource options; `customTimeouts` bounds the waits (60 minutes each by default).
   */
  constructor(name: string, args: EipArgs = {}, options: pulumi.CustomResourceOptions = {}) {
    super(...registrationOf(declared, name, args, options));
  }

  /**
   * Reads an address that something else manages, with all its outputs: nothing of it is ever changed, tagged or deleted. Needs
   * `@pulumi/pulumi` 3.268 or newer.
   *
   * Errors: an id that does not exist in that region of the account fails the preview.
   *
   * ```typescript
   * const shared = Eip.get("shared", "eip-2zeerraiwb7ujsxdc****");
   * export const status = shared.status;
   * ```
   *
   * @param name The resource's name in the stack.
   * @param id Id of the address, such as `eip-…`.
   * @param place Its region and profile, where they are not the stack's.
   * @param options Pulumi's resource options.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    place: PlaceArgs = {},
    options: pulumi.CustomResourceOptions = {},
  ): Eip {
    return new Eip(name, place as EipArgs, { ...options, id });
  }
}
