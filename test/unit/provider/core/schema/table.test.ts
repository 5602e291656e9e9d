import { expect, it } from "vitest";
import { digestParts, entriesOf } from "../../../../../provider/core/schema/table.js";

const { argument } = entriesOf<never>();
const anything = () => undefined;
const table = {
  size: argument<number>({ rule: anything, change: "update" }),
  zone: argument<string>({ rule: anything, change: "replace", isLater: true }),
};

it("leaves what came later out of what an object was made for while nobody gives it", () => {
  expect(digestParts(table, ["size", "zone"], {})).toEqual([["size", null]]);
  expect(digestParts(table, ["size", "zone"], { size: 20, zone: "b" })).toEqual([
    ["size", 20],
    ["zone", "b"],
  ]);
});
