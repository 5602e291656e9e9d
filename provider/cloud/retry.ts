import type { Clock } from "../clock.js";
import type { Limit } from "./client.js";
import { CloudError } from "./errors.js";
import { isRetried, isThrottled, isTrouble } from "./retriedCodes.js";

const firstDelayMs = 500;
const firstThrottledDelayMs = 1_000;
const longestDelayMs = 20_000;
/** A wrong endpoint looks like a passing outage, and the deadline of a build is an hour away. */
const longestTroubleMs = 5 * 60 * 1_000;
/** How many failures in a row are worth a line; so is each doubling of them. */
const toldFailures = 5;

/** How long a call that may have made something is still repeated once nobody waits any longer. */
const insistenceMs = 10_000;

interface Repetition {
  /** The call makes something: while nobody knows whether it has, its repetition, by the same token, tells. */
  makes?: boolean;
  log?(message: string): void;
}

/** Repeats `attempt` while its failure is one that passes, until the limit is reached; then throws the last failure. */
export async function withRetries<T>(
  { deadline, signal, patienceMs }: Limit,
  clock: Clock,
  attempt: () => Promise<T>,
  { makes = false, log = () => {} }: Repetition = {},
): Promise<T> {
  const backoff = new Backoff(deadline, clock, log, patienceMs);
  let insistsUntil: number | undefined;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      const pauseMs = backoff.pauseMs(error);
      const isOpen = makes && error instanceof CloudError && isTrouble(error);
      const insists = isOpen && signal?.aborted;
      await (insists ? clock.pause(Math.min(pauseMs, insistenceMs / 10)) : clock.pause(pauseMs, signal));
      if (!signal?.aborted) continue;
      insistsUntil ??= clock.now() + insistenceMs * clock.factor;
      if (!isOpen || clock.now() >= insistsUntil) throw error;
    }
  }
}

/** Tells after each failure in a row how long to wait before the next attempt. */
export class Backoff {
  private failures = 0;
  private nextTold = toldFailures;
  private troubleSince: number | undefined;

  constructor(
    private readonly deadline: number,
    private readonly clock: Clock,
    private readonly log: (message: string) => void,
    private readonly patienceMs?: number | undefined,
  ) {}

  /** Throws the failure where it does not pass, or not in time. */
  pauseMs(error: unknown): number {
    if (!(error instanceof CloudError) || !isRetried(error)) throw error;
    const { deadline, clock } = this;
    this.failures += 1;
    this.troubleSince = isTrouble(error) ? (this.troubleSince ?? clock.now()) : undefined;
    const delay = delayMs(error, this.failures, clock);
    const next = clock.now() + delay;
    if (next >= deadline || this.outlasts(next, this.patienceMs)) throw error;
    if (this.failures === this.nextTold) {
      const again =
        this.nextTold === toldFailures ? "Trying again." : `Still trying, after ${this.failures} failures.`;
      this.log(`${error.message}. ${again}`);
      this.nextTold *= 2;
    }
    return delay;
  }

  /** Whether an outage that is going on will have lasted at least so long by then. */
  outlasts(by: number, patienceMs = longestTroubleMs): boolean {
    return this.troubleSince !== undefined && by >= this.troubleSince + patienceMs * this.clock.factor;
  }
}

/** Exponential with jitter between half and the whole; a server's own hint is the least that is waited. */
export function delayMs(
  error: CloudError,
  attempts: number,
  clock: Pick<Clock, "factor">,
  random = Math.random,
): number {
  const first = isThrottled(error) ? firstThrottledDelayMs : firstDelayMs;
  const ceiling = Math.min(longestDelayMs, first * 2 ** (attempts - 1));
  const backoff = ceiling * (0.5 + random() / 2) * clock.factor;
  return Math.max(backoff, error.retryAfterMs ?? 0);
}
