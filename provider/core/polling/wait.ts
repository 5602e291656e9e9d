import type { Limit } from "../../cloud/client.js";
import type { Cloud } from "../../cloud/cloud.js";
import type { Poller } from "./poller.js";

/** The last that was seen of an object, when a wait for it has not come to a good end. */
export class WaitError<T> extends Error {
  override readonly name = "WaitError";

  constructor(
    message: string,
    readonly last: T | undefined,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

/** It goes on in the cloud, but nobody waits for it any longer. */
export class TimeIsUp extends Error {
  constructor(
    readonly seconds: number,
    /** Whoever runs `pulumi` has interrupted it. */
    readonly isInterrupted = false,
  ) {
    super(`The time is up after ${seconds} s.`);
  }

  /** What to do then. */
  get advice(): string {
    const goOn = "It goes on in the cloud: run pulumi up again to go on waiting";
    return this.isInterrupted ? `${goOn}.` : `${goOn}, or raise customTimeouts.`;
  }
}

/** Until when a watch goes on. It is the limit of its beginning. */
export function limitOf({ deadline, signal }: Limit): Limit {
  return { deadline, signal };
}

/** Deletions that the engine sends together share a look after this. */
const goneCheckMs = 1_000;

/** Follows an object until the region knows it no more. */
export async function followUntilGone<T extends { status: string }>(
  poller: Poller<T>,
  { clock, limit }: Cloud,
  id: string,
): Promise<void> {
  await poller.follow<undefined>({
    id,
    ...limitOf(limit),
    firstPauseMs: goneCheckMs * clock.factor,
    isVanishing: true,
    judge: (seen) => {
      if (seen === undefined) return { result: undefined };
      const message = `was asked to go, but is still there (${seen.status}). Run the command again to go on waiting.`;
      return { pauseMs: goneCheckMs * clock.factor, late: () => new WaitError(message, seen) };
    },
  });
}
