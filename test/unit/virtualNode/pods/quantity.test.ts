import { expect, it } from "vitest";
import { gibibytesOf, quantityOf } from "../../../../virtualNode/pods/quantity.js";

it.each([
  ["2", 2],
  ["0.5", 0.5],
  ["500m", 0.5],
  ["1k", 1_000],
  ["1Ki", 1_024],
  ["1.5Gi", 1.5 * 2 ** 30],
  ["", undefined],
  ["-1", undefined],
  ["1Zi", undefined],
  ["big", undefined],
  [undefined, undefined],
])("reads %s as %s", (text, number) => {
  expect(quantityOf(text)).toBe(number);
});

it("counts bytes in GiB", () => {
  expect(gibibytesOf("512Mi")).toBe(0.5);
  expect(gibibytesOf("odd")).toBeUndefined();
});
