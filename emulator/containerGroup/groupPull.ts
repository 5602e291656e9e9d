import type { Eip } from "../eip/eip.js";
import { findPullFailure } from "../imageCache/buildFailure.js";
import { hasInternetRoute } from "../network/internetRoute.js";
import type { Pull, PullRequest } from "../registry/pull.js";
import { pullTime } from "../registry/pullTime.js";
import type { Cloud } from "../store/cloud.js";
import { namesThatMatch } from "../undocumented.js";
import type { Pulls } from "./arrivals.js";
import { imagesOf } from "./cacheChoice.js";
import type { HeldGroup } from "./heldGroup.js";

/** What every group has, without being asked. */
const freeDiskGiB = 30;

/** What the containers of a group pull. */
export function pullRequestOf(fields: HeldGroup): PullRequest {
  const { EphemeralStorage = 0 } = fields;
  return { ...fields, Images: imagesOf(fields), diskGiB: freeDiskGiB + EphemeralStorage };
}

/** How long the images of a group take, and which do not come. */
export function pullsOf(
  fields: HeldGroup,
  { vswitchId, eip, pull }: { vswitchId: string | undefined; eip: Eip | undefined; pull: Pull | undefined },
  cloud: Cloud,
): Pulls {
  const { settings } = cloud;
  const hasRoute = eip !== undefined || hasInternetRoute(vswitchId, cloud);
  return {
    namesOf: (image) => namesThatMatch(image, settings),
    pullMs: (image) => {
      const known = pull?.get(image);
      return known === undefined ? settings.imagePullMs : pullTime(known.compressedBytes, eip, cloud);
    },
    failureOf: (image) => {
      const failure = findPullFailure(image, fields, settings, hasRoute) ?? pull?.get(image)?.failure;
      return failure?.instanceEvents?.[0]?.message ?? failure?.message;
    },
  };
}
