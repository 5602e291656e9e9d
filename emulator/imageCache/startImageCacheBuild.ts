import type { Call } from "../call.js";
import { usableEip } from "../eip/usableEip.js";
import { chooseVSwitch } from "../network/buildNetwork.js";
import { hasInternetRoute } from "../network/internetRoute.js";
import type { Pull } from "../registry/pull.js";
import { pullTime } from "../registry/pullTime.js";
import { eipHolderInstanceType } from "../undocumented.js";
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
  const pulls = [...(pull?.values() ?? [])];
  const failure =
    findBuildFailure(fields, settings, hasRoute) ?? pulls.find((each) => each.failure !== undefined)?.failure;
  const bytes = pulls.reduce((sum, { compressedBytes }) => sum + compressedBytes, 0);
  const build = startBuild(purpose, settings, now, {
    flash: fields.Flash ?? false,
    failure,
    pullMs: pullTime(bytes, eip, cloud),
    imageBytes: pull && bytesByImage(pull),
  });
  const { containerGroupId } = build;
  const until = build.endsAt + settings.eipReleaseMs;
  const { SecurityGroupId: securityGroupId } = fields;
  cloud.temporaryInstances.add({ containerGroupId, vswitchId, securityGroupId, until });
  if (eip) eip.holder = { instanceId: containerGroupId, instanceType: eipHolderInstanceType, until };
  return build;
}

function bytesByImage(pull: Pull): Record<string, number> {
  return Object.fromEntries([...pull].map(([image, { compressedBytes }]) => [image, compressedBytes]));
}
