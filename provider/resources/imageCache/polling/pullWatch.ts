import type { Clock } from "../../../clock.js";

/** What a build is known to pull. */
export interface ExpectedPull {
  compressedBytes: number;
  /** How wide the way to the registry is. Default: what builds are seen to reach. */
  mbitPerSecond?: number | undefined;
}

/** How long a build has been pulling, in the cloud's time. */
export interface SlowPull {
  minutes: number;
  /** Undefined where nothing is known of what it pulls. */
  expectedMinutes: number | undefined;
}

const minuteMs = 60_000;
const leastMs = 5 * minuteMs;
const unknownMs = 15 * minuteMs;
/** So many times what was to be expected is too long. */
const patience = 3;
/** 229 MB over an address of 100 Mbit/s were seen to take 32 seconds. */
const usualMbitPerSecond = 50;

/** Notices a pull that takes far too long: nothing else tells a long one from one that has no way to its registry. */
export class PullWatch {
  private readonly since: number;
  private readonly expectedMs: number | undefined;
  private firstProgress: string | undefined;
  private isTold = false;

  constructor(
    private readonly clock: Clock,
    expected?: ExpectedPull,
  ) {
    this.since = clock.now();
    this.expectedMs = expected && pullMs(expected);
  }

  /** What is to be told after a look: once, and only of a pull that is too slow. */
  notice(phase: string | undefined, progress: string | undefined): SlowPull | undefined {
    const slow = this.isTold ? undefined : this.slowness(phase, progress);
    this.isTold ||= slow !== undefined;
    return slow;
  }

  /** How slow the pull is, if it is too slow. */
  slowness(phase: string | undefined, progress: string | undefined): SlowPull | undefined {
    this.firstProgress ??= progress;
    // The progress is that of the snapshot, which comes after the pull.
    const isPulling = phase === "Preparing" || (phase === "Updating" && progress === this.firstProgress);
    const ms = (this.clock.now() - this.since) / this.clock.factor;
    if (!isPulling || ms < this.longestMs) return undefined;
    const expectedMinutes = this.expectedMs === undefined ? undefined : minutesOf(this.expectedMs);
    return { minutes: minutesOf(ms), expectedMinutes };
  }

  private get longestMs(): number {
    return this.expectedMs === undefined ? unknownMs : Math.max(leastMs, patience * this.expectedMs);
  }
}

/** As a sentence begins that tells of it: `has been pulling for 9 min; about 2 were to be expected`. */
export function slowly(has: "has" | "have", { minutes, expectedMinutes }: SlowPull): string {
  const expected = expectedMinutes === undefined ? "" : `; about ${expectedMinutes} were to be expected`;
  return `${has} been pulling for ${minutes} min${expected}`;
}

function pullMs({ compressedBytes, mbitPerSecond = usualMbitPerSecond }: ExpectedPull): number {
  return (compressedBytes * 8) / (mbitPerSecond * 1_000);
}

function minutesOf(ms: number): number {
  return Math.max(1, Math.round(ms / minuteMs));
}
