import { describe, expect, test, vi } from "vitest";
import { realClock, steppedClock } from "../../emulator/index.js";

describe("steppedClock", () => {
  test("stands still but for advance and calls", () => {
    const clock = steppedClock({ start: 1_000, stepMs: 10 });
    expect(clock.now()).toBe(1_000);
    clock.advance(5);
    clock.onCall?.();
    expect(clock.now()).toBe(1_015);
  });
});

describe("realClock", () => {
  test("runs faster by its speed and starts where told", () => {
    vi.useFakeTimers({ now: 50_000 });
    const clock = realClock({ speed: 60, start: 0 });
    vi.setSystemTime(51_000);
    clock.advance(1);
    expect(clock.now()).toBe(60_001);
    vi.useRealTimers();
  });
});
