import type { Operation } from "../../../core/operation.js";
import type { Properties } from "../../../core/resource.js";
import { noteOtherCache } from "./otherCache.js";
import { warnOfQuota } from "./quota.js";
import { warnOfNoWayOut } from "./wayOut.js";

/** What a build that the preview announces may fail of, as far as the cloud tells. Whoever previews without credentials asks nobody. */
export async function foresee(operation: Operation, olds: Properties, news: Properties): Promise<void> {
  if (operation.settings.skipCredentialsCheck) return;
  await Promise.all([warnOfQuota(operation, olds, news), warnOfNoWayOut(operation, olds, news)]);
  await noteOtherCache(operation, olds, news);
}
