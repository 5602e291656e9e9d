import { expect, it } from "vitest";
import * as answer from "../../../../provider/cloud/answer.js";

it.each([
  ["text", "text"],
  ["", undefined],
  [5, "5"],
  [0, "0"],
  [null, undefined],
  [{}, undefined],
])("reads %o as the text %s", (value, expected) => {
  expect(answer.stringOf({ a: value }, "a")).toBe(expected);
});

it.each([
  [5, 5],
  ["20", 20],
  ["", undefined],
  ["x", undefined],
  [Number.NaN, undefined],
  [null, undefined],
  [true, undefined],
])("reads %o as the number %s", (value, expected) => {
  expect(answer.numberOf({ a: value }, "a")).toBe(expected);
});

it.each([
  [true, true],
  ["false", false],
  ["true", true],
  ["yes", undefined],
  [1, undefined],
])("reads %o as %s", (value, expected) => {
  expect(answer.booleanOf({ a: value }, "a")).toBe(expected);
});

it("reads lists without what does not belong there", () => {
  expect(answer.stringsOf(["a", 1, null, "b"])).toEqual(["a", "b"]);
  expect(answer.stringsOf("a")).toEqual([]);
  expect(answer.entriesOf([{ a: 1 }, null, "x", { b: 2 }])).toEqual([{ a: 1 }, { b: 2 }]);
  expect(answer.entriesOf({})).toEqual([]);
});

it("reads the tags of both products and both list actions", () => {
  expect(
    answer.tagsOf([
      { Key: "a", Value: "1" },
      { TagKey: "b", TagValue: "2" },
      { Key: "c", Value: "" },
      { Value: "x" },
    ]),
  ).toEqual({ a: "1", b: "2", c: "" });
});

it("opens the wrapped lists of VPC", () => {
  expect(answer.wrappedOf({ EipAddress: [1] }, "EipAddress")).toEqual([1]);
  expect(answer.wrappedOf(undefined, "EipAddress")).toBeUndefined();
  expect(answer.wrappedOf(null, "EipAddress")).toBeUndefined();
});
