import { ImageCache, type ImageCacheArgs } from "pulumi-eci";
import type { ImageCachePatch } from "pulumi-eci/emulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestStack } from "./stack.js";

const args: ImageCacheArgs = {
  images: ["registry.example.com/team/web:1"],
  vswitchIds: ["vsw-1"],
  imageCacheSize: 40,
  resourceGroupId: "rg-1",
  eliminationStrategy: "LRU",
  tags: { team: "web" },
};

const drifts: [string, ImageCachePatch, string][] = [
  ["the generated name", { ImageCacheName: "renamed" }, "imageCacheName"],
  ["images", { Images: ["registry.example.com/team/other:1"] }, "images[0]"],
  ["imageCacheSize", { ImageCacheSize: 30 }, "imageCacheSize"],
  ["resourceGroupId", { ResourceGroupId: "rg-2" }, "resourceGroupId"],
  ["eliminationStrategy", { EliminationStrategy: "" }, "eliminationStrategy"],
  ["a changed tag", { Tags: [{ Key: "team", Value: "other" }] }, "tags.team"],
  [
    "an added tag",
    {
      Tags: [
        { Key: "team", Value: "web" },
        { Key: "stray", Value: "1" },
      ],
    },
    "tags.stray",
  ],
];

describe("drift of an image cache", () => {
  let stack: TestStack;
  const id = async () => String((await stack.outputs()).id);

  beforeAll(async () => {
    stack = await TestStack.create();
    stack.declare(async () => ({ id: new ImageCache("web", args).imageCacheId }));
  });
  afterAll(async () => {
    await stack.destroy();
    expect(stack.emulator.isEmpty()).toBe(true);
    await stack.close();
  });

  it.each(drifts)("of %s is shown by refresh and repaired by the next run", async (_, patch, property) => {
    await stack.up({ refresh: true });
    const before = stack.emulator.imageCaches.get(await id());
    stack.emulator.imageCaches.change(await id(), patch);
    expect((await stack.refresh()).changes).toMatchObject({ refresh: 1 });
    const preview = await stack.preview();
    expect(preview.changes).toEqual({ update: 1 });
    expect(preview.differing).toEqual([property]);
    expect((await stack.up()).changes).toEqual({ update: 1 });
    const { ImageCacheName, Images, ImageCacheSize, ResourceGroupId, EliminationStrategy } = before ?? {};
    const repaired = stack.emulator.imageCaches.get(await id());
    expect(repaired).toMatchObject({
      ImageCacheName,
      Images,
      ImageCacheSize,
      ResourceGroupId,
      EliminationStrategy,
    });
    expect(repaired?.Tags.filter(({ Key }) => !Key.startsWith("pulumi-eci-"))).toEqual([
      { Key: "team", Value: "web" },
    ]);
    expect((await stack.up()).changes).toEqual({ same: 1 });
  });

  it("of what only the clock and the pods move is none", async () => {
    await stack.up({ refresh: true });
    stack.emulator.imageCaches.change(await id(), { LastMatchedTime: "2026-01-02T03:04:05Z" });
    expect((await stack.refresh()).output).toContain("2 unchanged");
    expect((await stack.preview()).changes).toEqual({ same: 1 });
    expect((await stack.resources())[0]?.outputs).toMatchObject({ lastMatchedTime: "2026-01-02T03:04:05Z" });
  });

  it("by deletion from outside is shown by refresh, and the next run creates the cache anew", async () => {
    await stack.up({ refresh: true });
    const old = await id();
    stack.emulator.imageCaches.remove(old);
    expect((await stack.refresh()).output).toMatch(/- 1 deleted/);
    expect((await stack.up()).changes).toEqual({ create: 1 });
    expect(await id()).not.toBe(old);
  });

  it("by deletion from outside does not stand in the way of destroy", async () => {
    await stack.up({ refresh: true });
    stack.emulator.imageCaches.remove(await id());
    expect((await stack.destroy()).succeeded).toBe(true);
    expect(stack.emulator.isEmpty()).toBe(true);
  });
});
