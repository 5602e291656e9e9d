import { describe, expect, it } from "vitest";
import {
  type ExpectedPull,
  PullWatch,
  slowly,
} from "../../../../../../provider/resources/imageCache/polling/pullWatch.js";

const minute = 60_000;

/** A watch that has run for so many minutes of the cloud's time. */
function watchFor(minutes: number, expected?: ExpectedPull, factor = 1) {
  let now = 1_000;
  const clock = { factor, now: () => now, pause: () => Promise.resolve() };
  const watch = new PullWatch(clock, expected);
  watch.slowness("Updating", "100%");
  now += minutes * minute * factor;
  return watch;
}

const gigabyte = 1_000_000_000;

describe("a pull", () => {
  it.each<[string, number, ExpectedPull | undefined, number]>([
    ["of which nothing is known", 15, undefined, 1],
    ["of a small image", 5, { compressedBytes: 1_000 }, 1],
    ["of a gigabyte at the usual rate", 8, { compressedBytes: gigabyte }, 3],
    ["of a gigabyte by ten megabits", 40, { compressedBytes: gigabyte, mbitPerSecond: 10 }, 13],
  ])("%s is too slow after %d minutes", (_, minutes, expected, expectedMinutes) => {
    expect(watchFor(minutes - 0.01, expected).notice("Preparing", "0%")).toBeUndefined();
    expect(watchFor(minutes, expected).notice("Preparing", "0%")).toEqual({
      minutes,
      expectedMinutes: expected && expectedMinutes,
    });
  });

  it("is measured in the time of the cloud", () => {
    expect(watchFor(14, undefined, 0.01).notice("Preparing", "0%")).toBeUndefined();
    expect(watchFor(16, undefined, 0.01).notice("Preparing", "0%")).toMatchObject({ minutes: 16 });
  });

  it.each([
    ["Updating", "100%", true],
    ["Updating", "20%", false],
    ["Creating", "0%", false],
    [undefined, undefined, false],
  ])("goes on while a cache is %s at %s: %s", (phase, progress, isPulling) => {
    expect(watchFor(60).notice(phase, progress) !== undefined).toBe(isPulling);
  });

  it("is told of once, and stays slow", () => {
    const watch = watchFor(20);
    expect(watch.notice("Preparing", "0%")).toBeDefined();
    expect(watch.notice("Preparing", "0%")).toBeUndefined();
    expect(watch.slowness("Preparing", "0%")).toMatchObject({ minutes: 20 });
  });
});

it("says how long, and what was to be expected", () => {
  expect(slowly("has", { minutes: 9, expectedMinutes: 2 })).toBe(
    "has been pulling for 9 min; about 2 were to be expected",
  );
  expect(slowly("have", { minutes: 15, expectedMinutes: undefined })).toBe("have been pulling for 15 min");
});
