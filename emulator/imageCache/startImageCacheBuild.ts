import type { Call } from "../call.js";
import { type Eip, eipStatus } from "../eip/eip.js";
import { chooseVSwitch } from "../network/buildNetwork.js";
import { hasInternetRoute } from "../network/internetRoute.js";
import type { Cloud } from "../store/cloud.js";
import { isIn } from "../store/collection.js";
import {
  eipHolderInstanceType,
  eipNotUsable,
  inboundMbitPerSecond,
  usualMbitPerSecond,
} from "../undocumented.js";
import { type Build, startBuild } from "./build.js";
import { findBuildFailure } from "./buildFailure.js";
import type { ImageCache } from "./imageCache.js";

type Owner = Pick<ImageCache, "accountId" | "regionId" | "fields">;

/**
 * Starts the temporary instance of a cache in its network and lends it the EIP; refuses a network that does not
 * fit together and an EIP that is not free.
 */
export function startImageCacheBuild(
  { cloud, now, pull }: Pick<Call, "cloud" | "now" | "pull">,
  owner: Owner,
  purpose: Build["purpose"],
): Build {
  const { fields } = owner;
  const { settings } = cloud;
  const vswitchId = chooseVSwitch(cloud, owner, fields);
  const eip = fields.EipInstanceId ? usableEip(cloud, owner, fields.EipInstanceId, now) : undefined;
  const hasRoute = eip !== undefined || hasInternetRoute(vswitchId, cloud);
  const failure = findBuildFailure(fields, settings, hasRoute) ?? pull?.failure;
  const pullMs = pull && (pull.compressedBytes * 8) / (mbitPerSecond(cloud, eip) * 1_000);
  const build = startBuild(purpose, settings, now, { flash: fields.Flash ?? false, failure, pullMs });
  const { containerGroupId } = build;
  const until = build.endsAt + settings.eipReleaseMs;
  const { SecurityGroupId: securityGroupId } = fields;
  cloud.temporaryInstances.add({ containerGroupId, vswitchId, securityGroupId, until });
  if (eip) eip.holder = { instanceId: containerGroupId, instanceType: eipHolderInstanceType, until };
  return build;
}

/** How wide the way to the registry is. */
function mbitPerSecond(cloud: Cloud, eip: Eip | undefined): number {
  if (eip === undefined) return usualMbitPerSecond;
  return inboundMbitPerSecond(cloud.bandwidthPackageOf(eip)?.bandwidth ?? eip.fields.Bandwidth);
}

function usableEip(cloud: Cloud, owner: Owner, allocationId: string, now: number) {
  const eip = cloud.eips.where(isIn(owner)).get(allocationId);
  const status = eip && eipStatus(eip, now);
  if (!eip || status !== "Available") throw eipNotUsable(allocationId, status);
  return eip;
}
