import type { Cloud } from "../../../accounts/clouds.js";
import { explained } from "../../../cloud/advice.js";
import type { ImageCache } from "../../../cloud/eci.js";
import { progressLog } from "../../../core/progress.js";
import { eipQueueOf } from "../buildEip/eipQueue.js";
import { isFinal } from "../diff.js";
import { pollerOf } from "./poller.js";
import { PollSchedule } from "./pollSchedule.js";

/** The last that was seen of a cache, when a wait for it has not come to a good end. */
export class WaitError extends Error {
  override readonly name = "WaitError";

  constructor(
    message: string,
    readonly last: ImageCache | undefined,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

interface Wait {
  cloud: Cloud;
  imageCacheId: string;
  /** Milliseconds since the epoch. */
  deadline: number;
  log(message: string): void;
}

interface BuildWait extends Wait {
  /** The build has just begun: its first look can wait. */
  isNew?: boolean;
  /** It makes an instant cache. */
  isInstant?: boolean;
}

/** Follows a cache until its status changes no more by itself; undefined when it has vanished. */
export async function waitUntilFinal(wait: BuildWait): Promise<ImageCache | undefined> {
  const { cloud, imageCacheId, deadline, isNew = false } = wait;
  const { clock } = cloud;
  const logProgress = progressLog(wait.log);
  const course = new PollSchedule(clock.factor, wait.isInstant);
  const started = clock.now();
  let last: ImageCache | undefined;
  let looks = 0;
  try {
    return await pollerOf(cloud).follow<ImageCache | undefined>({
      imageCacheId,
      deadline,
      firstPauseMs: isNew ? firstLookMs * clock.factor : 0,
      judge: (cache) => {
        looks += 1;
        eipQueueOf(cloud).note(cache?.containerGroupId);
        // A list may be a little behind the call that made the cache; one that was seen once has really gone.
        if (cache === undefined && (last !== undefined || looks > latestFirstLook)) return { result: cache };
        if (cache !== undefined && isFinal(cache.status)) return { result: cache };
        last = cache;
        if (cache !== undefined) logProgress(cache.status, cache.progress);
        const seconds = Math.round((clock.now() - started) / 1_000);
        return {
          pauseMs: course.pauseMs(cache, clock.now()),
          late: () => new Error(stillGoingOn(cache, seconds)),
        };
      },
    });
  } catch (error) {
    throw new WaitError(explained(error), last, { cause: error });
  }
}

/** Follows a cache until the region knows it no more. */
export async function waitUntilGone({ cloud, imageCacheId, deadline }: Wait): Promise<void> {
  await pollerOf(cloud).follow<undefined>({
    imageCacheId,
    deadline,
    firstPauseMs: 0,
    isVanishing: true,
    judge: (cache) => {
      if (cache === undefined) return { result: undefined };
      const message = `was asked to go, but is still there (${cache.status}). Run the command again to go on waiting.`;
      return { pauseMs: goneCheckMs * cloud.clock.factor, late: () => new WaitError(message, cache) };
    },
  });
}

function stillGoingOn(cache: ImageCache | undefined, seconds: number): string {
  const status = `${cache?.status ?? "not listed"} (${cache?.progress ?? "no progress"})`;
  return (
    `is still ${status} after ${seconds} s. It goes on in the cloud: run pulumi up again to go on waiting, or raise ` +
    "customTimeouts."
  );
}

/** How many looks a cache that was just made may take to show up. */
const latestFirstLook = 4;

const firstLookMs = 5_000;
const goneCheckMs = 2_000;
