import { expect, it } from "vitest";
import { textTable } from "../../../cli/table.js";

const rows = [
  ["needs", "id", "name"],
  ["expires soon, unused", "imc-0123456789abcdefghij", "a-name-that-is-quite-long"],
  ["", "imc-1", "web"],
];

it("makes each column as wide as its widest cell", () => {
  expect(textTable(rows, Number.POSITIVE_INFINITY).split("\n")).toEqual([
    "needs                 id                        name",
    "expires soon, unused  imc-0123456789abcdefghij  a-name-that-is-quite-long",
    "                      imc-1                     web",
  ]);
});

it("cuts the widest columns where the terminal is narrower, and never an id", () => {
  const lines = textTable(rows, 60).split("\n");
  expect(lines).toEqual([
    "needs             id                        name",
    "expires soon, u…  imc-0123456789abcdefghij  a-name-that-is-…",
    "                  imc-1                     web",
  ]);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
});

it("leaves enough of each column to say something, however narrow it is", () => {
  expect(textTable(rows, 10).split("\n")[1]).toBe("expires…  imc-0123456789abcdefghij  a-name-…");
});

it("takes no rows, and rows without columns", () => {
  expect(textTable([], 80)).toBe("");
  expect(textTable([[]], 80)).toBe("");
});
