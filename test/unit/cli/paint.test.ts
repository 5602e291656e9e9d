import { expect, it } from "vitest";
import { columnsOf, paintFor } from "../../../cli/paint.js";

const terminal = { isTTY: true, columns: 80 };

it.each([
  [terminal, {}, "\u001b[31mwrong\u001b[39m"],
  [terminal, { NO_COLOR: "" }, "\u001b[31mwrong\u001b[39m"],
  [terminal, { NO_COLOR: "1" }, "wrong"],
  [terminal, { TERM: "dumb" }, "wrong"],
  [{}, {}, "wrong"],
])("paints on %j with %j", (stream, environment, painted) => {
  expect(paintFor(stream, environment)("red", "wrong")).toBe(painted);
});

it("knows the width of a terminal alone", () => {
  expect(columnsOf(terminal)).toBe(80);
  expect(columnsOf({ columns: 80 })).toBe(Number.POSITIVE_INFINITY);
  expect(columnsOf({ isTTY: true, columns: 0 })).toBe(Number.POSITIVE_INFINITY);
});
