import type { Cloud } from "../cloud.js";
import { eipStatus } from "../eip/eip.js";
import { eipHolderInstanceType, eipNotUsable } from "../unknowns.js";
import { type Build, startBuild } from "./build.js";
import { findBuildFailure } from "./buildFailure.js";
import type { ImageCache } from "./imageCache.js";

type Owner = Pick<ImageCache, "accountId" | "regionId" | "fields">;

/** Starts the temporary instance of a cache and lends it the EIP; refuses an EIP that is not free. */
export function startImageCacheBuild(
  cloud: Cloud,
  owner: Owner,
  purpose: Build["purpose"],
  now: number,
): Build {
  const { fields } = owner;
  const eip = fields.EipInstanceId ? usableEip(cloud, owner, fields.EipInstanceId, now) : undefined;
  const failure = findBuildFailure(fields, cloud.settings);
  const build = startBuild(purpose, cloud.settings, now, fields.Flash ?? false, failure);
  if (eip) {
    eip.holder = {
      instanceId: build.containerGroupId,
      instanceType: eipHolderInstanceType,
      until: build.endsAt + cloud.settings.eipReleaseMs,
    };
  }
  return build;
}

function usableEip(cloud: Cloud, owner: Owner, allocationId: string, now: number) {
  const eip = cloud.eipsIn(owner).find((candidate) => candidate.allocationId === allocationId);
  const status = eip && eipStatus(eip, now);
  if (!eip || status !== "Available") throw eipNotUsable(allocationId, status);
  return eip;
}
