import { Option } from "@commander-js/extra-typings";
import { expect, it } from "vitest";
import {
  isRepeatable,
  numberBetween,
  numberUpTo,
  repeatable,
  wholeNumberBetween,
} from "../../../cli/optionValues.js";

it("reads decimal numbers, the bounds included", () => {
  expect(["0", "0.5", "100"].map(numberBetween(0, 100))).toEqual([0, 0.5, 100]);
  expect(["1", "8686"].map(wholeNumberBetween(1, 8_686))).toEqual([1, 8_686]);
});

it.each(["", " ", "-1", "101", "1e1", "0x10", "Infinity", "NaN", "1,5"])("takes %j for no number", (text) => {
  expect(() => numberBetween(0, 100)(text)).toThrow("It must be a number from 0 to 100.");
});

it("takes no number that is nothing where something is needed", () => {
  expect(["0.001", "10"].map(numberUpTo(10))).toEqual([0.001, 10]);
  for (const text of ["0", "0.0"])
    expect(() => numberUpTo(10)(text)).toThrow("It must be a number above 0, up to 10.");
  expect(() => numberUpTo(10)("11")).toThrow("It must be a number from 0 to 10.");
});

it("takes a part of a number for no whole one", () => {
  expect(() => wholeNumberBetween(0, 9)("1.5")).toThrow("It must be a whole number from 0 to 9.");
});

it("tells in the help of an option that it may be repeated", () => {
  const option = repeatable("--id <id>", "Pick by id");
  expect(option.description).toBe("Pick by id; may be repeated");
  expect(isRepeatable(option)).toBe(true);
  expect(isRepeatable(new Option("--out <file>"))).toBe(false);
});
