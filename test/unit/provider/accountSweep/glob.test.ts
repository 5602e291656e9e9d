import { expect, it } from "vitest";
import { isLike } from "../../../../provider/accountSweep/glob.js";

it.each([
  ["web-*", "web-1", true],
  ["web-*", "web-", true],
  ["web-*", "shop-web-1", false],
  ["*", "", true],
  ["w?b", "web", true],
  ["w?b", "wb", false],
  ["a.b", "axb", false],
  ["[a]+(b)|c^$", "[a]+(b)|c^$", true],
  ["web", "web-1", false],
])("%s is like %s: %s", (pattern, name, expected) => {
  expect(isLike(pattern, name)).toBe(expected);
});
