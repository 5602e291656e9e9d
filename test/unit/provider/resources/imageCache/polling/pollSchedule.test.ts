import { describe, expect, it } from "vitest";
import { PollSchedule } from "../../../../../../provider/resources/imageCache/polling/pollSchedule.js";

const cache = (progress: number | undefined, status = "Creating") => ({
  imageCacheId: "imc-1",
  images: [],
  status,
  progress: progress === undefined ? undefined : `${progress}%`,
  events: [],
  tags: {},
});

describe("the pause after a look", () => {
  it("is short while the list does not show the cache yet", () => {
    expect(new PollSchedule(1).pauseMs(undefined, 0)).toBe(5_000);
  });

  it("is ten seconds while the build tells no progress", () => {
    const course = new PollSchedule(1);
    expect(course.pauseMs(cache(0, "Preparing"), 0)).toBe(10_000);
    expect(course.pauseMs(cache(0), 600_000)).toBe(10_000);
    expect(course.pauseMs(cache(undefined), 1_200_000)).toBe(10_000);
  });

  it("is half of what is left, half a minute at most", () => {
    const course = new PollSchedule(1);
    course.pauseMs(cache(0), 0);
    expect(course.pauseMs(cache(10), 30_000)).toBe(30_000);
    expect(course.pauseMs(cache(50), 40_000)).toBe(20_000);
  });

  it("is three seconds near the end, ten where the end is slow", () => {
    const course = new PollSchedule(1);
    course.pauseMs(cache(0), 0);
    expect(course.pauseMs(cache(99), 300_000)).toBe(3_000);
    expect(course.pauseMs(cache(80), 3_000_000)).toBe(10_000);
    expect(new PollSchedule(1).pauseMs(cache(90), 0)).toBe(3_000);
  });

  it("is steady for an instant cache, which may be Ready at any progress", () => {
    const course = new PollSchedule(1, true);
    course.pauseMs(cache(0), 0);
    expect(course.pauseMs(cache(10), 300_000)).toBe(5_000);
  });

  it("follows the factor", () => {
    expect(new PollSchedule(0.1).pauseMs(cache(0), 0)).toBe(1_000);
  });
});
