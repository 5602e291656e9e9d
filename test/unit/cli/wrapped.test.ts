import { expect, it } from "vitest";
import { wrapped } from "../../../cli/wrapped.js";

it("breaks lines between words, and indents all but the first", () => {
  expect(wrapped("one two three four", 12, 2)).toBe("one two\n  three four");
});

it("leaves a long word whole, and everything where there is no width", () => {
  expect(wrapped("a https://registry.example.com b", 10, 2)).toBe("a\n  https://registry.example.com\n  b");
  expect(wrapped("one two three", Number.POSITIVE_INFINITY, 40)).toBe("one two three");
});
