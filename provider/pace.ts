import { setTimeout as pause } from "node:timers/promises";

/** How long the provider waits between calls. One factor scales every wait, for clouds that run faster than the real one. */
export interface Pace {
  readonly factor: number;
  now(): number;
  pause(ms: number): Promise<void>;
}

export function realPace(factor: number): Pace {
  return {
    factor,
    now: () => Date.now(),
    pause: async (ms) => {
      await pause(ms);
    },
  };
}
