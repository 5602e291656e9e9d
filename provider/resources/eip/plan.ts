import type { EipAddress, EipAttributes } from "../../cloud/vpc.js";
import { ownerTag, tagChanges } from "../../core/ownership.js";
import { observedIn } from "../../core/schema/state.js";
import { means } from "../../core/schema/table.js";
import { isSubscription } from "./paymentType.js";
import { bandwidthText, defaultMode, type EipInputs, eipArguments, type FieldName } from "./schema.js";

/** One call that brings an address nearer to its declaration. */
export type Step =
  | { action: "leavePackage"; bandwidthPackageId: string }
  | { action: "modify"; attributes: EipAttributes }
  | { action: "moveToResourceGroup"; resourceGroupId: string }
  | { action: "setMode"; mode: string }
  | { action: "joinPackage"; bandwidthPackageId: string }
  | { action: "untag"; keys: string[] }
  | { action: "tag"; tags: Record<string, string> }
  | { action: "markOwner"; owner: string }
  | { action: "protect"; enabled: boolean };

/**
 * The calls that are left to do for these arguments, in order. What the cloud has already is not sent again, so that the
 * next run can finish a plan that broke off at any point.
 */
export function plan(
  inputs: EipInputs,
  changed: readonly FieldName[],
  address: EipAddress,
  owner: string,
): Step[] {
  const observed = observedIn(eipArguments, address);
  const differs = (name: FieldName) =>
    changed.includes(name) && !means(eipArguments[name], inputs[name], observed.get(name));
  const steps: Step[] = [];

  const movesPackage = differs("bandwidthPackageId");
  if (movesPackage && address.bandwidthPackageId !== undefined) {
    steps.push({ action: "leavePackage", bandwidthPackageId: address.bandwidthPackageId });
  }
  const attributes: EipAttributes = {};
  if (differs("addressName")) attributes.name = inputs.addressName ?? "";
  if (differs("description")) attributes.description = inputs.description ?? "";
  if (differs("bandwidth")) attributes.bandwidth = bandwidthText(inputs.bandwidth);
  // The API changes none of them on a Subscription address.
  if (Object.keys(attributes).length > 0 && !isSubscription(address)) {
    steps.push({ action: "modify", attributes });
  }
  if (differs("resourceGroupId") && inputs.resourceGroupId !== undefined) {
    steps.push({ action: "moveToResourceGroup", resourceGroupId: inputs.resourceGroupId });
  }
  if (differs("mode")) steps.push({ action: "setMode", mode: inputs.mode ?? defaultMode });
  if (movesPackage && inputs.bandwidthPackageId !== undefined) {
    steps.push({ action: "joinPackage", bandwidthPackageId: inputs.bandwidthPackageId });
  }
  if (changed.includes("tags")) steps.push(...tagSteps(inputs.tags ?? {}, address.tags));
  if (address.tags[ownerTag] !== owner) steps.push({ action: "markOwner", owner });
  if (differs("deletionProtection")) {
    steps.push({ action: "protect", enabled: inputs.deletionProtection ?? false });
  }
  return steps;
}

function tagSteps(wanted: Record<string, string>, current: Record<string, string>): Step[] {
  const { added, removed } = tagChanges(wanted, current);
  const steps: Step[] = [];
  if (removed.length > 0) steps.push({ action: "untag", keys: removed });
  if (Object.keys(added).length > 0) steps.push({ action: "tag", tags: added });
  return steps;
}
