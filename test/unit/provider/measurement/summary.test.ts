import { describe, expect, test } from "vitest";
import { summaryOf } from "../../../../provider/measurement/summary.js";

const run = (startSeconds?: number) => ({
  cached: false,
  containerGroupId: "eci-1",
  livedSeconds: 1,
  ...(startSeconds !== undefined && { startSeconds, pullingSeconds: startSeconds - 1 }),
});

describe("what runs come to", () => {
  test.each([
    [[3], { median: 3, least: 3, most: 3 }],
    [[5, 3], { median: 4, least: 3, most: 5 }],
    [[9, 3, 5], { median: 5, least: 3, most: 9 }],
    [[1, 2, 10, 20], { median: 6, least: 1, most: 20 }],
  ])("the middle of %j", (starts, spread) => {
    expect(summaryOf(starts.map(run))).toMatchObject({
      runs: starts.length,
      counted: starts.length,
      start: spread,
    });
  });

  test("those that never started do not count", () => {
    expect(summaryOf([run(), run(7)])).toEqual({
      runs: 2,
      counted: 1,
      start: { median: 7, least: 7, most: 7 },
      scheduling: undefined,
      pulling: { median: 6, least: 6, most: 6 },
    });
  });
});
