import type * as pulumi from "@pulumi/pulumi";
import {
  type ContainerGroupInputs,
  containerGroupArguments,
  containerGroupOutputs,
  containerGroupType,
} from "../provider/resources/containerGroup/schema.js";

export type { ContainerGroupEvent, ContainerState } from "../provider/cloud/containerGroups.js";
export type { ContainerGroupImageCache } from "../provider/resources/containerGroup/schema.js";

import { type PlaceArgs, type ResourceClass, registrationOf, resourceOf } from "./declared.js";
import { hiddenContainers } from "./hiddenContainers.js";
import type { InputsOf } from "./input.js";

/** Arguments of a `ContainerGroup`. */
export interface ContainerGroupArgs extends InputsOf<ContainerGroupInputs> {}

const declared = {
  type: containerGroupType,
  loader: "containerGroup",
  arguments: containerGroupArguments,
  outputs: containerGroupOutputs,
} as const;
const Declared: ResourceClass<typeof containerGroupArguments, typeof containerGroupOutputs> =
  resourceOf(declared);

/**
 * An ECI container group: containers that share a network and volumes, on an instance of their own; what a pod is in a cluster. It starts from an
 * image cache, which one names (`imageCacheId`) or has the cloud look for (`autoMatchImageCache`); the output `imageCache` tells which it was.
 *
 * Where a change can be made in place it is; see each argument. A group that is to run for ever (`restartPolicy: "Always"`) and has ended or gone is
 * made anew by the next `pulumi up`. A job (`OnFailure`, `Never`) that has ended stays as it is, also when the cloud has forgotten it after an hour;
 * `triggers` run it again.
 *
 * Errors: bad arguments are refused at preview, and so is a cache that does not exist or has failed. A group that comes to a bad end keeps its id,
 * and the message has its events, exit codes and last lines; the next `pulumi up` makes it anew. A wait that runs out keeps it too, and the next
 * `pulumi up` goes on waiting.
 *
 * ```typescript
 * const group = new ContainerGroup("web", {
 *   containers: [{ name: "web", image: "registry-vpc.cn-hangzhou.aliyuncs.com/team/web:1.4.2", cpu: 1, memory: 2 }],
 *   imageCacheId: cache.imageCacheId,
 *   securityGroupId: securityGroup.id,
 *   vswitchIds: [vswitch.id],
 * });
 * export const hit = group.imageCache;
 * ```
 *
 * Source: CreateContainerGroup, DescribeContainerGroups, UpdateContainerGroup, RestartContainerGroup and DeleteContainerGroup of ECI 2018-08-08.
 */
export class ContainerGroup extends Declared {
  /**
   * @param name The resource's name in the stack; the generated `containerGroupName` starts with it.
   * @param args What the group runs, and where.
   * @param options Pulumi's resource options; `customTimeouts` bounds the waits (60 minutes each by default).
   */
  constructor(name: string, args: ContainerGroupArgs, options: pulumi.CustomResourceOptions = {}) {
    super(...registrationOf(declared, name, { ...args, ...hidesOf(args) }, options));
  }

  /**
   * Reads a group that something else manages, with all its outputs: nothing of it is ever changed, tagged or deleted. Needs
   * `@pulumi/pulumi` 3.268 or newer.
   *
   * Errors: an id that does not exist in that region of the account fails the preview.
   *
   * ```typescript
   * const shared = ContainerGroup.get("shared", "eci-2zebxkiifuyzzlhl****");
   * export const status = shared.status;
   * ```
   *
   * @param name The resource's name in the stack.
   * @param id Id of the group, such as `eci-…`.
   * @param place Its region and profile, where they are not the stack's.
   * @param options Pulumi's resource options.
   */
  static get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    place: PlaceArgs = {},
    options: pulumi.CustomResourceOptions = {},
  ): ContainerGroup {
    return new ContainerGroup(name, place as ContainerGroupArgs, { ...options, id });
  }
}

function hidesOf({ containers, initContainers }: ContainerGroupArgs): { __hides?: Promise<string[]> } {
  return containers === undefined ? {} : { __hides: hiddenContainers([containers, initContainers]) };
}
