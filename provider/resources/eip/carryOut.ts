import { randomUUID } from "node:crypto";
import type { Cloud } from "../../accounts/clouds.js";
import { explained } from "../../cloud/advice.js";
import { isProtectionAsWanted } from "../../cloud/errors.js";
import { tagResources, untagResource } from "../../cloud/tags.js";
import {
  modifyEipAddressAttribute,
  modifyEipForwardMode,
  moveEipToResourceGroup,
  setEipDeletionProtection,
} from "../../cloud/vpc.js";
import { ownerTag } from "../../core/ownership.js";
import type { Context } from "../../core/resource.js";
import { joinPackage, leavePackage, waitForMembership } from "./bandwidthPackage.js";
import type { Step } from "./plan.js";

/** One address that an operation works on. */
export interface Job {
  context: Context;
  cloud: Cloud;
  id: string;
  accountId: string;
  /** Milliseconds since the epoch. */
  deadline: number;
}

/** Does the steps one after the other. A failure says which of them it was; those before it are done. */
export async function carryOut(job: Job, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    try {
      await take(job, step);
    } catch (error) {
      if (step.action === "markOwner") {
        job.context.log(`warning: could not mark the owner in the tags. ${explained(error)}`);
        continue;
      }
      throw new Error(`could not ${describe(step)}: ${explained(error)}`, { cause: error });
    }
  }
}

async function take({ cloud, id, deadline }: Job, step: Step): Promise<void> {
  const { vpc } = cloud;
  switch (step.action) {
    case "leavePackage":
      await leavePackage(cloud, id, step.bandwidthPackageId, deadline);
      await waitForMembership(cloud, id, undefined, deadline);
      return;
    case "modify":
      return modifyEipAddressAttribute(vpc, id, step.attributes, deadline);
    case "moveToResourceGroup":
      return moveEipToResourceGroup(vpc, id, step.resourceGroupId, deadline);
    case "setMode":
      return modifyEipForwardMode(vpc, id, step.mode, randomUUID(), deadline);
    case "joinPackage":
      return joinPackage(cloud, id, step.bandwidthPackageId, deadline);
    case "untag":
      return untagResource(vpc, "eip", id, step.keys, deadline);
    case "tag":
      return tagResources(vpc, "eip", [id], step.tags, deadline);
    case "markOwner":
      return tagResources(vpc, "eip", [id], { [ownerTag]: step.owner }, deadline);
    case "protect":
      return protect(cloud, id, step.enabled, deadline);
  }
}

async function protect(cloud: Cloud, id: string, enabled: boolean, deadline: number): Promise<void> {
  try {
    await setEipDeletionProtection(cloud.vpc, id, enabled, randomUUID(), deadline);
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
