import { explained } from "../../cloud/advice.js";
import type { Cloud } from "../../cloud/cloud.js";
import { looksUntilListed } from "../../cloud/undocumented.js";
import type { Log } from "../../core/log.js";
import { limitOf, TimeIsUp, WaitError } from "../../core/polling/wait.js";
import { progressLog } from "../../core/progress.js";
import { obstacleOf } from "./failure.js";
import { followerOf, type SeenGroup } from "./looks.js";

const shortestMs = 2_000;
const longestMs = 15_000;

/** Follows a group until its status is a wanted one; undefined when it has vanished. */
export async function waitUntil(
  cloud: Cloud,
  id: string,
  log: Log,
  isOver: (status: string) => boolean,
): Promise<SeenGroup | undefined> {
  const { clock } = cloud;
  const started = clock.now();
  const logProgress = progressLog(log.progress);
  const told = new Set<string>();
  let last: SeenGroup | undefined;
  let looks = 0;
  try {
    return await followerOf(cloud).follow<SeenGroup | undefined>({
      id,
      ...limitOf(cloud.limit),
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
        return {
          pauseMs,
          late: () => new TimeIsUp(Math.round(passedMs / 1_000), cloud.limit.signal?.aborted),
        };
      },
    });
  } catch (error) {
    throw new WaitError(error instanceof TimeIsUp ? stillGoingOn(last, error) : explained(error), last, {
      cause: error,
    });
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

function stillGoingOn(last: SeenGroup | undefined, { seconds, advice }: TimeIsUp): string {
  const status = last === undefined ? "not listed" : phaseOf(last);
  const obstacle = last?.group && obstacleOf(last.group);
  return [
    `is still ${status} after ${seconds} s.`,
    ...(obstacle === undefined ? [] : [obstacle]),
    advice,
  ].join(" ");
}
