import { imageCacheUsage } from "../../../cloud/eci.js";
import { isNewResource } from "../../../core/hidden.js";
import type { Operation } from "../../../core/operation.js";
import type { Properties } from "../../../core/resource.js";
import { replacedBy } from "../diff.js";
import { onceIn } from "./onceIn.js";
import { placeOf } from "./place.js";
import { quickLook } from "./quickLook.js";
import { regionCaches } from "./regionCaches.js";

/** What this process makes in one region, and how much room the region has for it. */
interface Room {
  newcomers: Set<string>;
  usage: Promise<{ used: number; max: number } | undefined>;
}

/** Warns once for each region whose quota the new caches of this process exceed. One look tells; who may not look hears nothing. */
export async function warnOfQuota(operation: Operation, olds: Properties, news: Properties): Promise<void> {
  const { identity, session, log } = operation;
  const place = placeOf(news);
  if (place === undefined || !needsRoom(olds, news)) return;
  const about = `quota ${place.key}`;
  const openCloud = () => operation.cloudAt(place, "");
  const room = onceIn(
    session,
    about,
    (): Room => ({
      newcomers: new Set(),
      usage: quickLook(operation, openCloud, ({ eci }) => imageCacheUsage(eci)),
    }),
  );
  // The engine checks a replacement twice.
  room.newcomers.add(identity.urn);
  const usage = await room.usage;
  if (usage === undefined || usage.used + room.newcomers.size <= usage.max) return;
  if (!session.isNew(about)) return;
  const isLru = ({ eliminationStrategy }: { eliminationStrategy?: unknown }) => eliminationStrategy === "LRU";
  const hasLru = isLru(news) || ((await regionCaches(operation, place)) ?? []).some(isLru);
  log.warning(exceeded(place.regionId, usage, room.newcomers.size, hasLru));
}

/** A replacement needs a place beside the cache that it replaces. */
function needsRoom(olds: Properties, news: Properties): boolean {
  return isNewResource(olds) || replacedBy(olds, news).length > 0;
}

function exceeded(
  region: string,
  { used, max }: { used: number; max: number },
  newcomers: number,
  hasLru: boolean,
): string {
  const end = hasLru
    ? 'the cloud deletes the least used of those with eliminationStrategy "LRU" to make room.'
    : "CreateImageCache refuses those that are too many.";
  return (
    `${region} has no room for all image caches of this run. ListUsage says that ${used} of ${max} are used, and so far this run ` +
    `makes ${newcomers} (a replacement counts one until the old cache is gone). Delete what nobody uses (pulumi-eci sweep finds what ` +
    `killed runs have left), or have the quota raised in Quota Center. The run goes on all the same: ${end}`
  );
}
