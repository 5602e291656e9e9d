import { expect, test } from "vitest";
import { ago, ahead } from "../../../provider/timeText.js";

const now = Date.parse("2026-01-10T00:00:00Z");

test.each([
  ["2026-01-10T00:00:30Z", "0 min ago"],
  ["2026-01-09T23:01:00Z", "59 min ago"],
  ["2026-01-09T23:00:00Z", "1 h ago"],
  ["2026-01-09T00:00:00Z", "1 day ago"],
  ["2026-01-08T00:00:01Z", "1 day ago"],
  ["2026-01-08T00:00:00Z", "2 days ago"],
])("%s was %s", (time, text) => {
  expect(ago(time, now)).toBe(text);
});

test("what is to come is told as well", () => {
  expect(ahead("2026-01-12T01:00:00Z", now)).toBe("in 2 days");
});
