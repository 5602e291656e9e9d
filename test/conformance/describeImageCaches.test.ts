import { expect, describe as group, test } from "vitest";
import { popClient } from "./support/clients.js";
import { create, describe, describeOne, type ListedImageCache } from "./support/imageCaches.js";
import { emulatorOf, openTarget } from "./support/target.js";

const names = (answer: { ImageCaches: ListedImageCache[] }) =>
  answer.ImageCaches.map((cache) => cache.ImageCacheName);

group("DescribeImageCaches", () => {
  test("answers an empty list for an id that does not exist", async () => {
    const target = await openTarget();
    expect(await describe(target, { ImageCacheId: "imc-none" })).toMatchObject({
      ImageCaches: [],
      TotalCount: 0,
    });
  });

  test("lists everything when the id is empty", async () => {
    const target = await openTarget();
    await create(target);
    expect(names(await describe(target, { ImageCacheId: "" }))).toEqual(["cache"]);
  });

  test("shows the caches of one region only", async () => {
    const target = await openTarget();
    await create(target, { RegionId: "cn-hangzhou" });
    expect(names(await describe(target))).toEqual([]);
    expect(names(await describe(target, { RegionId: "cn-hangzhou" }))).toEqual(["cache"]);
  });

  test.each([
    ["name", { ImageCacheName: "a" }, ["a"]],
    ["an empty name", { ImageCacheName: "" }, ["b", "a"]],
    ["image", { Image: "redis:7" }, ["b"]],
    ["resource group", { ResourceGroupId: "rg-b" }, ["b"]],
    ["tag", { Tag: [{ Key: "team", Value: "web" }] }, ["a"]],
    ["tag key", { Tag: [{ Key: "team" }] }, ["b", "a"]],
    ["two filters", { Image: "redis:7", Tag: [{ Key: "team", Value: "web" }] }, []],
  ])("filters by %s", async (_, filter, expected) => {
    const target = await openTarget();
    await create(target, { ImageCacheName: "a", Tag: [{ Key: "team", Value: "web" }] });
    await create(target, {
      ImageCacheName: "b",
      Image: ["redis:7"],
      ResourceGroupId: "rg-b",
      Tag: [{ Key: "team", Value: "db" }],
    });
    expect(names(await describe(target, filter))).toEqual(expected);
  });

  test("filters by snapshot", async (context) => {
    const target = await openTarget({ buildMs: 0 }, context);
    const { SnapshotId } = await describeOne(target, await create(target, { ImageCacheName: "a" }));
    await create(target, { ImageCacheName: "b" });
    expect(names(await describe(target, { SnapshotId }))).toEqual(["a"]);
  });

  test("pages through all caches once, although one comes between two pages", async () => {
    const target = await openTarget();
    for (const name of ["a", "b", "c", "d", "e"]) await create(target, { ImageCacheName: name });
    const first = await describe(target, { Limit: 2 });
    await create(target, { ImageCacheName: "late" });
    const second = await describe(target, { Limit: 2, NextToken: first.NextToken });
    const third = await describe(target, { Limit: 2, NextToken: second.NextToken });
    expect([first, second, third].flatMap(names)).toEqual(["e", "d", "c", "b", "a"]);
    expect(first.TotalCount).toBe(5);
    expect(third.NextToken).toBeUndefined();
  });

  test("answers 20 caches when no limit is given", async () => {
    const target = await openTarget();
    for (let n = 0; n < 21; n++) await create(target);
    const page = await describe(target);
    expect(page.ImageCaches).toHaveLength(20);
    expect(page.TotalCount).toBe(21);
    expect(page.NextToken).toBeTypeOf("string");
  });

  test.each([
    ["a limit above the maximum", { Limit: 51 }],
    ["a limit of nothing", { Limit: 0 }],
    ["an invented page token", { NextToken: "x" }],
  ])("refuses %s", async (_, parameters) => {
    const target = await openTarget();
    await expect(describe(target, parameters)).rejects.toMatchObject({ code: "InvalidParameter" });
  });

  test("ranks matching caches by matched images, then size, then age", async (context) => {
    const target = await openTarget({ buildMs: 0, matchingSize: "instance" }, context);
    await create(target, { ImageCacheName: "large", Image: ["a", "b"], ImageCacheSize: 40 });
    await create(target, { ImageCacheName: "old", Image: ["a", "b"] });
    await create(target, { ImageCacheName: "new", Image: ["a", "b"] });
    await create(target, { ImageCacheName: "half", Image: ["a"] });
    await create(target, { ImageCacheName: "other", Image: ["c"] });
    expect(names(await describe(target, { MatchImage: ["a", "b"] }))).toEqual([
      "new",
      "old",
      "large",
      "half",
    ]);
    const full = { MatchImage: ["a", "b"], ImageFullMatch: true };
    expect(names(await describe(target, full))).toEqual(["new", "old", "large"]);
    const two = { MatchImage: ["a", "b", "z"], ImageMatchCountRequest: 2 };
    expect(names(await describe(target, two))).toEqual(["new", "old", "large"]);
  });

  test("leaves the size of caches aside where that of the images decides", async (context) => {
    const target = await openTarget({ buildMs: 0, matchingSize: "images" }, context);
    await create(target, { ImageCacheName: "small", Image: ["a"], ImageCacheSize: 20 });
    await create(target, { ImageCacheName: "large", Image: ["a"], ImageCacheSize: 40 });
    expect(names(await describe(target, { MatchImage: ["a"] }))).toEqual(["large", "small"]);
  });

  const pinned = `a:1@sha256:${"0".repeat(64)}`;
  test.for([
    ["exact", ["pinned"]],
    ["byTag", ["pinned", "tagged"]],
  ] as const)("matches an image by digest as told: %s", async ([matchPinned, expected], context) => {
    const target = await openTarget({ buildMs: 0, matchPinned }, context);
    await create(target, { ImageCacheName: "tagged", Image: ["a:1"] });
    await create(target, { ImageCacheName: "other", Image: ["a:2"] });
    await create(target, { ImageCacheName: "pinned", Image: [pinned] });
    expect(names(await describe(target, { MatchImage: [pinned] }))).toEqual(expected);
  });

  test("matches only caches that are Ready", async () => {
    const target = await openTarget();
    await create(target);
    expect(names(await describe(target, { MatchImage: ["nginx:1.27"] }))).toEqual([]);
  });

  test("shows tags of the system that came from outside", async (context) => {
    const target = await openTarget();
    const emulator = emulatorOf(target, context);
    const id = await create(target);
    emulator.imageCaches.change(id, { Tags: [{ Key: "acs:cs:cluster", Value: "c1" }] });
    expect((await describeOne(target, id)).Tags).toEqual([{ Key: "acs:cs:cluster", Value: "c1" }]);
  });

  test("answers every client in the same way", async () => {
    const target = await openTarget();
    const id = await create(target, { ImageCacheName: "it's (a)!*~ b+c" });
    const parameters = { RegionId: target.region, ImageCacheName: "it's (a)!*~ b+c" };
    const pop = popClient(target, "ECI");
    for (const method of ["GET", "POST"]) {
      const answer = await pop.request<{ ImageCaches: ListedImageCache[] }>(
        "DescribeImageCaches",
        parameters,
        {
          method,
        },
      );
      expect(answer.ImageCaches.map((cache) => cache.ImageCacheId)).toEqual([id]);
    }
    expect((await describe(target, parameters)).ImageCaches.map((cache) => cache.ImageCacheId)).toEqual([id]);
  });
});
