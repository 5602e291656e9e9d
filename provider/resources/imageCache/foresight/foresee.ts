import { isNewResource } from "../../../core/hidden.js";
import type { Operation } from "../../../core/operation.js";
import type { Properties } from "../../../core/resource.js";
import { noteOtherCache } from "./otherCache.js";
import { placeOf } from "./place.js";
import { quickLook } from "./quickLook.js";
import { warnOfQuota } from "./quota.js";
import { warnOfNoWayOut } from "./wayOut.js";

/** Where the configuration names an account, the credentials have to be of that one. */
async function expectAccount(operation: Operation, news: Properties): Promise<void> {
  const place = placeOf(news);
  if (operation.settings.accountId === undefined || place === undefined) return;
  const open = () => operation.cloudAt(place, "");
  // The answer is for the whole process: it is not to end with the time of this look.
  await quickLook(operation, open, async () => (await open()).accountId());
}

/** What a build that the preview announces may fail of, as far as the cloud tells. Whoever previews without credentials asks nobody. */
export async function foresee(operation: Operation, olds: Properties, news: Properties): Promise<void> {
  if (operation.settings.skipCredentialsCheck) return;
  if (isNewResource(olds)) await expectAccount(operation, news);
  await Promise.all([warnOfQuota(operation, olds, news), warnOfNoWayOut(operation, olds, news)]);
  await noteOtherCache(operation, olds, news);
}
