import { randomUUID } from "node:crypto";
import { explained } from "../../cloud/advice.js";
import type { Cloud } from "../../cloud/cloud.js";
import { isProtectionAsWanted } from "../../cloud/errors.js";
import { tagResources, untagResource } from "../../cloud/tags.js";
import {
  modifyEipAddressAttribute,
  modifyEipForwardMode,
  moveEipToResourceGroup,
  setEipDeletionProtection,
} from "../../cloud/vpc.js";
import type { Operation } from "../../core/operation.js";
import { ownerTag } from "../../core/ownership.js";
import { joinPackage, leavePackage, waitForMembership } from "./bandwidthPackage.js";
import type { Step } from "./plan.js";

/** Does the steps one after the other. A failure says which of them it was; those before it are done. */
export async function carryOut(operation: Operation, id: string, steps: readonly Step[]): Promise<void> {
  const cloud = await operation.cloud();
  for (const step of steps) {
    try {
      await take(cloud, id, step);
    } catch (error) {
      if (step.action === "markOwner") {
        operation.log.warning(`could not mark the owner in the tags. ${explained(error)}`);
        continue;
      }
      throw new Error(`could not ${describe(step)}: ${explained(error)}`, { cause: error });
    }
  }
}

async function take(cloud: Cloud, id: string, step: Step): Promise<void> {
  const { vpc } = cloud;
  switch (step.action) {
    case "leavePackage":
      await leavePackage(cloud, id, step.bandwidthPackageId);
      await waitForMembership(cloud, id, undefined);
      return;
    case "modify":
      return modifyEipAddressAttribute(vpc, id, step.attributes);
    case "moveToResourceGroup":
      return moveEipToResourceGroup(vpc, id, step.resourceGroupId);
    case "setMode":
      return modifyEipForwardMode(vpc, id, step.mode, randomUUID());
    case "joinPackage":
      return joinPackage(cloud, id, step.bandwidthPackageId);
    case "untag":
      return untagResource(cloud, "eip", id, step.keys);
    case "tag":
      return tagResources(cloud, "eip", [id], step.tags);
    case "markOwner":
      return tagResources(cloud, "eip", [id], { [ownerTag]: step.owner });
    case "protect":
      return protect(cloud, id, step.enabled);
  }
}

async function protect(cloud: Cloud, id: string, enabled: boolean): Promise<void> {
  try {
    await setEipDeletionProtection(cloud.vpc, id, enabled, randomUUID());
  } catch (error) {
    if (!isProtectionAsWanted(error)) throw error;
  }
}

/** The step in words, after "could not". */
function describe(step: Step): string {
  switch (step.action) {
    case "leavePackage":
      return `leave the bandwidth package ${step.bandwidthPackageId}`;
    case "modify":
      return `change ${Object.keys(step.attributes).join(" and ")}`;
    case "moveToResourceGroup":
      return `move to the resource group ${step.resourceGroupId}`;
    case "setMode":
      return `set the mode ${step.mode}`;
    case "joinPackage":
      return `join the bandwidth package ${step.bandwidthPackageId}`;
    case "untag":
      return `take off the tags ${step.keys.join(", ")}`;
    case "tag":
      return `set the tags ${Object.keys(step.tags).join(", ")}`;
    case "markOwner":
      return "mark the owner in the tags";
    case "protect":
      return `switch deletion protection ${step.enabled ? "on" : "off"}`;
  }
}
