import { expect, it } from "vitest";
import { pageAfter } from "../../../emulator/nextToken.js";

const items = (...sequences: number[]) => sequences.map((sequence) => ({ sequence }));

it("goes through a list page by page, and the last page has no token", () => {
  const first = pageAfter(items(5, 4, 3, 2, 1), undefined, 2);
  expect(first.items).toEqual(items(5, 4));
  const second = pageAfter(items(5, 4, 3, 2, 1), first.nextToken, 3);
  expect(second).toEqual({ items: items(3, 2, 1), nextToken: undefined });
});

it("neither repeats nor hides what stays while others come and go", () => {
  const { nextToken } = pageAfter(items(5, 4, 3, 2), undefined, 2);
  expect(pageAfter(items(7, 6, 5, 3, 2), nextToken, 10).items).toEqual(items(3, 2));
});

it("refuses a token that comes from no answer", () => {
  expect(() => pageAfter(items(1), "made-up", 1)).toThrow("NextToken");
});
