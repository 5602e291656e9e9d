import { type Clock, type Emulator, realClock } from "pulumi-eci/emulator";

/** Counts the calls of a run, and knows when each of them came. */
export class CallLog {
  readonly clock: Clock;
  private readonly times: number[] = [];

  constructor(speed: number) {
    const clock = realClock({ speed });
    this.clock = { ...clock, onCall: () => this.times.push(clock.now()) };
  }

  /** Forgets the calls of the run before. */
  restart(emulator: Emulator): void {
    emulator.clearCalls();
    this.times.length = 0;
  }

  count(emulator: Emulator, ...actions: string[]): number {
    return emulator.calls.filter(({ action }) => actions.length === 0 || actions.includes(action)).length;
  }

  /** Virtual seconds between the moment when a cache was Ready and the first call that could tell so; the mean of all caches. */
  timeToKnown(emulator: Emulator, buildMs: number): number {
    const looks = emulator.calls
      .map(({ action, parameters }, index) => ({ action, parameters, time: this.times[index] ?? 0 }))
      .filter(({ action }) => action === "DescribeImageCaches");
    const delays = emulator.calls.flatMap(({ action, parameters, status }, index) => {
      if (action !== "CreateImageCache" || status !== 200) return [];
      const cache = emulator.imageCaches
        .list()
        .find(({ ImageCacheName }) => ImageCacheName === parameters.ImageCacheName);
      const ready = (this.times[index] ?? 0) + buildMs;
      const seen = looks.find(
        ({ time, parameters: { ImageCacheId } }) =>
          time >= ready && (ImageCacheId === undefined || ImageCacheId === cache?.ImageCacheId),
      );
      return seen === undefined ? [] : [(seen.time - ready) / 1_000];
    });
    return delays.reduce((sum, delay) => sum + delay, 0) / delays.length;
  }
}
