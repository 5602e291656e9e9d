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

it("keeps columns below each other where characters take two columns, and cuts none in half", () => {
  const wide = [
    ["name", "owner"],
    ["缓存-ü", "nobody"],
    ["👩‍👩‍👧 web", "nobody"],
  ];
  expect(textTable(wide, 80).split("\n")).toEqual(["name    owner", "缓存-ü  nobody", "👩‍👩‍👧 web  nobody"]);
  const long = [["缓".repeat(20), "b"]];
  expect(textTable(long, 12)).toBe(`${"缓".repeat(4)}…  b`);
  expect(textTable(long, 13)).toBe(`${"缓".repeat(4)}…   b`);
});

it("lets no cell break its line or steer the terminal", () => {
  expect(textTable([["a\nb", "\u001b[31mred\u202e", "c"]], 80)).toBe("a b   [31mred   c");
});
