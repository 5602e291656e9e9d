import type { ImageCache } from "../../../cloud/eci.js";

const unseenMs = 5_000;
const pullMs = 10_000;
const endMs = 3_000;
const longestMs = 30_000;
/** An instant cache can be Ready at any progress. */
const instantMs = 5_000;

interface Point {
  at: number;
  progress: number;
}

/** How a build has gone so far, from which follows when the next look is worth a call. */
export class PollSchedule {
  /** Where the progress began to move. */
  private start: Point | undefined;

  constructor(
    private readonly factor: number,
    private readonly isInstant = false,
  ) {}

  /** The pause after a look: half of the time that is left if the build goes on like this, in seconds near the end. */
  pauseMs(cache: ImageCache | undefined, now: number): number {
    if (cache === undefined) return unseenMs * this.factor;
    if (this.isInstant) return instantMs * this.factor;
    const progress = Number.parseInt(cache.progress ?? "", 10) || 0;
    const shortest = endMs * this.factor;
    const usual = progress >= 80 ? shortest : pullMs * this.factor;
    const gained = progress - (this.start?.progress ?? progress);
    if (this.start === undefined || progress === 0 || gained <= 0) {
      if (this.start === undefined || progress === 0) this.start = { at: now, progress };
      return usual;
    }
    const leftMs = ((100 - progress) * (now - this.start.at)) / gained;
    const longest = (progress >= 80 ? pullMs : longestMs) * this.factor;
    return Math.min(longest, Math.max(shortest, leftMs / 2));
  }
}
