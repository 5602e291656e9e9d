import { setTimeout as pause } from "node:timers/promises";

export const hourMs = 60 * 60 * 1_000;
export const dayMs = 24 * hourMs;

/** How long the provider waits between calls. One factor scales every wait, for clouds that run faster than the real one. */
export interface Clock {
  readonly factor: number;
  now(): number;
  /** A signal ends the pause early. */
  pause(ms: number, signal?: AbortSignal): Promise<void>;
}

export function realClock(factor: number): Clock {
  return {
    factor,
    now: () => Date.now(),
    pause: (ms, signal) =>
      pause(ms, undefined, { signal }).catch((error: unknown) => {
        if (!signal?.aborted) throw error;
      }),
  };
}
