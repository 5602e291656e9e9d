import { expect, it } from "vitest";
import { parseDuration } from "../../../sdk/hidden.js";

it.each([
  ["90s", 90],
  ["30m", 1_800],
  ["2h", 7_200],
  ["1h30m", 5_400],
  ["1h30m15s", 5_415],
  ["1.5h", 5_400],
  ["500ms", 0.5],
  ["1m500ms", 60.5],
  ["0s", 0],
])("reads %s as %d seconds", (text, seconds) => {
  expect(parseDuration(text, "web: customTimeouts.create")).toBe(seconds);
});

it.each(["", "90", "90 s", "s", "-5m", "1h 30m", "5 minutes", "1d", "1h30", ".5h"])("refuses %o", (text) => {
  expect(() => parseDuration(text, "web: customTimeouts.create")).toThrow(
    `web: customTimeouts.create must be a duration such as "90s", "30m" or "1h30m", not "${text}".`,
  );
});
