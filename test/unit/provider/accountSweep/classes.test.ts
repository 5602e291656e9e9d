import { describe, expect, it } from "vitest";
import { type Classes, candidatesAmong } from "../../../../provider/accountSweep/classes.js";
import type { Found } from "../../../../provider/accountSweep/found.js";
import { address, cache, daysAgo, group, now } from "./objects.js";

const classOf = (found: Found, classes: Classes) => candidatesAmong([found], classes, now)[0]?.class;
const everything: Classes = { failed: true, buildEips: true, measure: true, unusedForDays: 30 };

it.each<[Found, Classes, string | undefined]>([
  [cache({ status: "Failed" }), { failed: true }, "failed"],
  [cache({ status: "UpdateFailed" }), { failed: true }, "failed"],
  [cache({ status: "Updating" }), { failed: true }, undefined],
  [group({ status: "Failed" }), { failed: true }, undefined],
  [address(), { buildEips: true }, "build address"],
  [address({ phase: "created" }), { buildEips: true }, undefined],
  [address({ phase: "creating" }), { buildEips: true }, undefined],
  [group({ phase: "measure" }), { measure: true }, "measurement"],
  [group(), everything, undefined],
  [cache(), { unusedForDays: 100 }, "unused"],
  [cache(), { unusedForDays: 101 }, undefined],
  [cache({ lastMatchedAt: daysAgo(40) }), { unusedForDays: 40 }, "unused"],
  [cache({ lastMatchedAt: daysAgo(40) }), { unusedForDays: 41 }, undefined],
  [cache({ lastMatchedAt: "?" }), { unusedForDays: 1 }, undefined],
  [cache({ owner: "0123" }), { unusedForDays: 1 }, undefined],
  [cache({ isAutomatic: true }), { unusedForDays: 1 }, undefined],
  [address({ owner: undefined, phase: undefined }), everything, undefined],
  [cache(), { ids: ["imc-1"] }, "named"],
  [cache({ status: "Failed" }), { ids: ["imc-1"], failed: true }, "named"],
  [cache(), {}, undefined],
])("%j is of the class that is asked for", (found, classes, expected) => {
  expect(classOf(found, classes)).toBe(expected);
});

it("says why", () => {
  const reasons = candidatesAmong(
    [cache(), cache({ id: "imc-2", lastMatchedAt: daysAgo(40.5) })],
    { unusedForDays: 30 },
    now,
  ).map(({ reason }) => reason);
  expect(reasons).toEqual([
    "no pod has ever started from it, and no stack owns it",
    "no pod has started from it for 40 days, and no stack owns it",
  ]);
});

describe("of a series, the newest ones stay", () => {
  const made = (id: string, days: number, more: Partial<Found> = {}) =>
    cache({ id, name: `web-${id}`, madeAt: daysAgo(days), ...more });
  const gone = (all: Found[], newest = 2) =>
    candidatesAmong(all, { keep: { newest, name: "web-*" } }, now).map(({ found }) => found.id);

  it("in each region", () => {
    const all = [made("a", 3), made("b", 1), made("c", 2), made("d", 9, { regionId: "cn-hangzhou" })];
    expect(gone(all)).toEqual(["a"]);
    expect(gone(all, 1)).toEqual(["a", "c"]);
    expect(gone(all, 9)).toEqual([]);
  });

  it("counting only what pods can start from", () => {
    const all = [made("a", 3), made("b", 1, { status: "Failed" }), made("c", 2, { status: "Updating" })];
    expect(gone(all, 1)).toEqual([]);
  });

  it("whatever stacks own, the cloud has made, or is called otherwise, which takes no place and does not go", () => {
    const all = [
      made("a", 3),
      made("b", 2, { owner: "0123" }),
      made("c", 1, { isAutomatic: true }),
      made("d", 0.5, { name: "shop-d" }),
      made("e", 4),
    ];
    expect(gone(all, 1)).toEqual(["e"]);
  });
});
