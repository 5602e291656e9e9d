/** The emulator's idea of time. Every state is computed from `now()`; nothing runs on timers. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Moves the clock forward; to the time of a seed also back. */
  advance(ms: number): void;
  /** Called once for each API request, before it is handled. */
  onCall?(): void;
}

/**
 * A clock that runs by itself.
 *
 * @param options.speed virtual milliseconds for each real one. Default 1.
 * @param options.start where virtual time begins. Default: the real time.
 */
export function realClock(options: { speed?: number; start?: number } = {}): Clock {
  const speed = options.speed ?? 1;
  const startedAt = Date.now();
  let origin = options.start ?? startedAt;
  return {
    now: () => Math.floor(origin + (Date.now() - startedAt) * speed),
    advance: (ms) => {
      origin += ms;
    },
  };
}

/**
 * A clock that stands still, except for `advance()` and a step before each API request.
 *
 * @param options.start where virtual time begins. Default: the real time, in whole seconds.
 * @param options.stepMs how far each API request moves it. Default 0.
 */
export function steppedClock(options: { start?: number; stepMs?: number } = {}): Clock {
  const stepMs = options.stepMs ?? 0;
  let time = options.start ?? Math.floor(Date.now() / 1000) * 1000;
  return {
    now: () => time,
    advance: (ms) => {
      time += ms;
    },
    onCall: () => {
      time += stepMs;
    },
  };
}
