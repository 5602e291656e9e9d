import { explained } from "../../cloud/advice.js";
import type { Cloud } from "../../cloud/cloud.js";
import { looksUntilListed } from "../../cloud/undocumented.js";
import type { Log } from "../../core/log.js";
import { progressLog } from "../../core/progress.js";
import { obstacleOf } from "./failure.js";
import { followerOf, type SeenGroup } from "./looks.js";

/** The last that was seen of a group, when a wait for it has not come to an end. */
export class WaitError extends Error {
  override readonly name = "WaitError";

  constructor(
    message: string,
    readonly last: SeenGroup | undefined,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

const shortestMs = 2_000;
const longestMs = 15_000;
const goneCheckMs = 1_000;

/** Follows a group until its status is a wanted one; undefined when it has vanished. */
export async function waitUntil(
  cloud: Cloud,
  id: string,
  log: Log,
  isOver: (status: string) => boolean,
): Promise<SeenGroup | undefined> {
  const { clock } = cloud;
  const started = clock.now();
  const logProgress = progressLog(log.info);
  const told = new Set<string>();
  let last: SeenGroup | undefined;
  let looks = 0;
  try {
    return await followerOf(cloud).follow<SeenGroup | undefined>({
      id,
      deadline: cloud.limit.deadline,
      firstPauseMs: 0,
      judge: (seen) => {
        looks += 1;
        // One that was seen once has really gone.
        if (seen === undefined && (last !== undefined || looks > looksUntilListed)) return { result: seen };
        if (seen !== undefined && isOver(seen.status)) return { result: seen };
        last = seen ?? last;
        if (seen !== undefined) logProgress(phaseOf(seen), undefined);
        const obstacle = seen?.group && obstacleOf(seen.group);
        if (obstacle !== undefined && !told.has(obstacle))
          log.warning(`${id} does not start yet: ${obstacle}`);
        if (obstacle !== undefined) told.add(obstacle);
        const passedMs = clock.now() - started;
        const pauseMs = Math.min(longestMs * clock.factor, Math.max(shortestMs * clock.factor, passedMs / 5));
        return { pauseMs, late: () => new TimeIsUp(Math.round(passedMs / 1_000)) };
      },
    });
  } catch (error) {
    throw new WaitError(error instanceof TimeIsUp ? stillGoingOn(last, error) : explained(error), last, {
      cause: error,
    });
  }
}

/** Nobody waits any longer. */
class TimeIsUp extends Error {
  constructor(readonly seconds: number) {
    super(`The time is up after ${seconds} s.`);
  }
}

/** The status, and what has happened last where that is known. */
function phaseOf({ status, group }: SeenGroup): string {
  const newest = group?.events.reduce(
    (latest, event) => ((event.lastTimestamp ?? "") >= (latest.lastTimestamp ?? "") ? event : latest),
    group.events[0] ?? {},
  );
  return newest?.reason === undefined ? status : `${status} (${newest.reason})`;
}

function stillGoingOn(last: SeenGroup | undefined, { seconds }: TimeIsUp): string {
  const status = last === undefined ? "not listed" : phaseOf(last);
  const obstacle = last?.group && obstacleOf(last.group);
  return [
    `is still ${status} after ${seconds} s.`,
    ...(obstacle === undefined ? [] : [obstacle]),
    "It goes on in the cloud: run pulumi up again to go on waiting, or raise customTimeouts.",
  ].join(" ");
}

/** Follows a group until the region knows it no more. */
export async function waitUntilGone(cloud: Cloud, id: string): Promise<void> {
  await followerOf(cloud).follow<undefined>({
    id,
    deadline: cloud.limit.deadline,
    firstPauseMs: goneCheckMs * cloud.clock.factor,
    isVanishing: true,
    judge: (seen) => {
      if (seen === undefined) return { result: undefined };
      const message = `was asked to go, but is still there (${seen.status}). Run the command again to go on waiting.`;
      return { pauseMs: goneCheckMs * cloud.clock.factor, late: () => new WaitError(message, seen) };
    },
  });
}
