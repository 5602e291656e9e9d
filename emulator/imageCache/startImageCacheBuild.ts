import { eipStatus } from "../eip/eip.js";
import { chooseVSwitch } from "../network/buildNetwork.js";
import { hasInternetRoute } from "../network/internetRoute.js";
import type { Cloud } from "../store/cloud.js";
import { isIn } from "../store/collection.js";
import { eipHolderInstanceType, eipNotUsable } from "../undocumented.js";
import { type Build, startBuild } from "./build.js";
import { findBuildFailure } from "./buildFailure.js";
import type { ImageCache } from "./imageCache.js";

type Owner = Pick<ImageCache, "accountId" | "regionId" | "fields">;

/**
 * Starts the temporary instance of a cache in its network and lends it the EIP; refuses a network that does not
 * fit together and an EIP that is not free.
 */
export function startImageCacheBuild(
  cloud: Cloud,
  owner: Owner,
  purpose: Build["purpose"],
  now: number,
): Build {
  const { fields } = owner;
  const vswitchId = chooseVSwitch(cloud, owner, fields);
  const eip = fields.EipInstanceId ? usableEip(cloud, owner, fields.EipInstanceId, now) : undefined;
  const failure = findBuildFailure(
    fields,
    cloud.settings,
    eip !== undefined || hasInternetRoute(vswitchId, cloud),
  );
  const build = startBuild(purpose, cloud.settings, now, fields.Flash ?? false, failure);
  const { containerGroupId } = build;
  const until = build.endsAt + cloud.settings.eipReleaseMs;
  const { SecurityGroupId: securityGroupId } = fields;
  cloud.temporaryInstances.add({ containerGroupId, vswitchId, securityGroupId, until });
  if (eip) eip.holder = { instanceId: containerGroupId, instanceType: eipHolderInstanceType, until };
  return build;
}

function usableEip(cloud: Cloud, owner: Owner, allocationId: string, now: number) {
  const eip = cloud.eips.where(isIn(owner)).get(allocationId);
  const status = eip && eipStatus(eip, now);
  if (!eip || status !== "Available") throw eipNotUsable(allocationId, status);
  return eip;
}
