import { explained } from "../cloud/advice.js";
import type { Cloud } from "../cloud/cloud.js";
import { describeImageCache, type ImageCache } from "../cloud/eci.js";
import { isFinal } from "./diff.js";

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

/** Follows a cache until its status changes no more by itself; undefined when it has vanished. */
export async function waitUntilFinal(wait: Wait): Promise<ImageCache | undefined> {
  const { cloud, imageCacheId, deadline } = wait;
  const report = progressReporter(wait.log);
  const started = cloud.pace.now();
  let last: ImageCache | undefined;
  for (let looks = 1; ; looks++) {
    try {
      const cache = await describeImageCache(cloud.eci, imageCacheId, deadline);
      // A list may be a little behind the call that made the cache; one that was seen once has really gone.
      if (cache === undefined && (last !== undefined || looks > latestFirstLook)) return cache;
      if (cache !== undefined && isFinal(cache.status)) return cache;
      last = cache;
    } catch (error) {
      throw new WaitError(explained(error), last, { cause: error });
    }
    if (last !== undefined) report(last);
    const pause = pauseMs(last, cloud.pace.factor);
    if (cloud.pace.now() + pause >= deadline) {
      const seconds = Math.round((cloud.pace.now() - started) / 1_000);
      const status = `${last?.status ?? "not listed"} (${last?.progress ?? "no progress"})`;
      throw new WaitError(
        `is still ${status} after ${seconds} s. It goes on in the cloud: run pulumi up again to go on waiting, or raise ` +
          "customTimeouts.",
        last,
      );
    }
    await cloud.pace.pause(pause);
  }
}

/** Follows a cache until the region knows it no more. */
export async function waitUntilGone({ cloud, imageCacheId, deadline }: Wait): Promise<void> {
  for (;;) {
    const cache = await describeImageCache(cloud.eci, imageCacheId, deadline);
    if (cache === undefined) return;
    const pause = goneCheckMs * cloud.pace.factor;
    if (cloud.pace.now() + pause >= deadline) {
      throw new WaitError(
        `was asked to go, but is still there (${cache.status}). Run the command again to go on waiting.`,
        cache,
      );
    }
    await cloud.pace.pause(pause);
  }
}

/** How many looks a cache that was just made may take to show up. */
const latestFirstLook = 4;

const goneCheckMs = 2_000;
const startMs = 5_000;
const pullMs = 10_000;
const endMs = 3_000;

/** Pulling takes minutes, the last steps seconds. */
function pauseMs(cache: ImageCache | undefined, factor: number): number {
  const progress = Number.parseInt(cache?.progress ?? "0", 10);
  const ms = cache === undefined || cache.status === "Preparing" ? startMs : progress >= 80 ? endMs : pullMs;
  return ms * factor;
}

/** One line for each phase and each tenth of progress, never one for each look. */
function progressReporter(log: (message: string) => void): (cache: ImageCache) => void {
  let shown = "";
  return (cache) => {
    const percent = Number.parseInt(cache.progress ?? "", 10);
    const tenth = Number.isNaN(percent) ? "" : ` ${Math.floor(percent / 10) * 10}%`;
    const line = `${cache.status}${tenth}`;
    if (line === shown) return;
    shown = line;
    log(line);
  };
}
