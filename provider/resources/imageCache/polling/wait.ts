import { explained } from "../../../cloud/advice.js";
import type { Cloud } from "../../../cloud/cloud.js";
import type { ImageCache } from "../../../cloud/eci.js";
import { looksUntilListed } from "../../../cloud/undocumented.js";
import { type Log, silent } from "../../../core/log.js";
import { limitOf, TimeIsUp, WaitError } from "../../../core/polling/wait.js";
import { progressLog } from "../../../core/progress.js";
import { eipQueueOf } from "../buildEip/eipQueue.js";
import { isFinal } from "../diff.js";
import { explainDelay, explainSlowPull } from "../failure.js";
import { eventsOfBuild } from "../instanceEvents.js";
import { pollerOf } from "./poller.js";
import { PollSchedule } from "./pollSchedule.js";
import { type ExpectedPull, PullWatch, type SlowPull, slowly } from "./pullWatch.js";

interface BuildWait {
  /** Hears how far the build is. Default: nobody. */
  log?: Log;
  /** The build has just begun: its first look can wait. */
  isNew?: boolean;
  /** It makes an instant cache. */
  isInstant?: boolean;
  /** What it pulls, where that is known: then one that takes far longer is told of sooner. */
  expected?: ExpectedPull | undefined;
  /** Hears once of a pull that takes far too long. Default: the log. */
  onSlowPull?(cache: ImageCache, slow: SlowPull): Promise<void>;
}

/** Follows a cache until its status changes no more by itself; undefined when it has vanished. */
export async function waitUntilFinal(
  cloud: Cloud,
  imageCacheId: string,
  {
    log = silent,
    isNew = false,
    isInstant = false,
    expected,
    onSlowPull = warningIn(log, cloud),
  }: BuildWait = {},
): Promise<ImageCache | undefined> {
  const { clock } = cloud;
  const logProgress = progressLog(log.progress);
  const course = new PollSchedule(clock.factor, isInstant);
  const pull = new PullWatch(clock, expected);
  const started = clock.now();
  let last: ImageCache | undefined;
  let looks = 0;
  let telling: Promise<void> | undefined;
  try {
    return await pollerOf(cloud).follow<ImageCache | undefined>({
      id: imageCacheId,
      ...limitOf(cloud.limit),
      firstPauseMs: isNew ? firstLookMs * clock.factor : 0,
      judge: (cache) => {
        looks += 1;
        eipQueueOf(cloud).note(cache?.containerGroupId);
        // One that was seen once has really gone.
        if (cache === undefined && (last !== undefined || looks > looksUntilListed)) return { result: cache };
        if (cache !== undefined && isFinal(cache.status)) return { result: cache };
        last = cache;
        if (cache !== undefined) {
          logProgress(cache.status, cache.progress);
          const slow = pull.notice(cache.status, cache.progress);
          if (slow !== undefined) telling = onSlowPull(cache, slow);
        }
        const seconds = Math.round((clock.now() - started) / 1_000);
        return {
          pauseMs: course.pauseMs(cache, clock.now()),
          late: () => new TimeIsUp(seconds, cloud.limit.signal?.aborted),
        };
      },
    });
  } catch (error) {
    const isSlow = pull.slowness(last?.status, last?.progress) !== undefined;
    const message =
      error instanceof TimeIsUp ? await stillGoingOn(cloud, last, error, isSlow) : explained(error);
    throw new WaitError(message, last, { cause: error });
  } finally {
    await telling;
  }
}

function warningIn(log: Log, cloud: Cloud): NonNullable<BuildWait["onSlowPull"]> {
  return async (cache, slow) => {
    if (log === silent) return;
    const why = explainSlowPull(await eventsOfBuild(cloud, cache));
    log.warning(`${cache.imageCacheId} ${slowly("has", slow)}: ${why}`);
  };
}

async function stillGoingOn(
  cloud: Cloud,
  cache: ImageCache | undefined,
  { seconds, advice }: TimeIsUp,
  isSlow: boolean,
): Promise<string> {
  const status = `${cache?.status ?? "not listed"} (${cache?.progress ?? "no progress"})`;
  return [
    `is still ${status} after ${seconds} s.`,
    ...(cache === undefined ? [] : [explainDelay(await eventsOfBuild(cloud, cache), isSlow)]),
    advice,
  ].join(" ");
}

const firstLookMs = 5_000;
