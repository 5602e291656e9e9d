import { describe, expect, test } from "vitest";
import { renewalOf, whyRenewed } from "../../../../../provider/resources/imageCache/renewal.js";

const hour = 3_600_000;
const day = 24 * hour;
const expires = Date.parse("2026-12-01T00:00:00Z");
const state = (more: object = {}) => ({ expireDateTime: "2026-12-01T00:00:00Z", retentionDays: 10, ...more });

describe("a renewal", () => {
  test.each([
    ["is not asked for", state(), {}, expires - day, undefined],
    ["has time", state(), { renewBeforeDays: 2 }, expires - 3 * day, undefined],
    ["is due", state(), { renewBeforeDays: 2 }, expires - 2 * day, "retention"],
    [
      "pulls where that is asked for",
      state(),
      { renewBeforeDays: 2, renewBy: "pull" },
      expires - 2 * day,
      "pull",
    ],
    [
      "pulls when there is no time for a second run",
      state(),
      { renewBeforeDays: 2 },
      expires - 20 * hour,
      "pull",
    ],
    [
      "replaces once updates have not helped",
      state({ __renewal: "replace" }),
      { renewBeforeDays: 2 },
      expires - day,
      "replace",
    ],
    ["comes too late", state(), { renewBeforeDays: 2 }, expires, undefined],
    ["has nothing to do for a cache that never expires", {}, { renewBeforeDays: 2 }, expires, undefined],
  ])("%s", (_, olds, news, now, due) => {
    expect(renewalOf(olds, news, now)).toBe(due);
  });
});

test.each([
  [expires - 2.5 * day, "in 2 days"],
  [expires - 1.5 * day, "in 1 day"],
  [expires - hour, "in less than a day"],
])("at %d it is told how long is left", (now, left) => {
  expect(whyRenewed("2026-12-01T00:00:00Z", now)).toBe(`expires 2026-12-01T00:00:00Z, ${left}`);
});
