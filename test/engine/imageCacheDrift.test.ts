import { ImageCache, type ImageCacheArgs } from "pulumi-eci";
import type { ImageCachePatch, ImageCacheSnapshot } from "pulumi-eci/emulator";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { TestStack } from "./support/stack.js";

const args: ImageCacheArgs = {
  images: ["registry.example.com/team/web:1"],
  vswitchIds: ["vsw-1"],
  imageCacheSize: 40,
  resourceGroupId: "rg-1",
  eliminationStrategy: "LRU",
  tags: { team: "web" },
};

/** Each by the name of the cache that it happens to. */
const drifts: Record<string, [patch: ImageCachePatch, differing: string[]]> = {
  "generated name": [{ ImageCacheName: "renamed" }, ["imageCacheName"]],
  images: [{ Images: ["registry.example.com/team/other:1"] }, ["images[0]"]],
  imageCacheSize: [{ ImageCacheSize: 30 }, ["imageCacheSize"]],
  resourceGroupId: [{ ResourceGroupId: "rg-2" }, ["resourceGroupId"]],
  eliminationStrategy: [{ EliminationStrategy: "" }, ["eliminationStrategy"]],
  "changed tag": [{ Tags: [{ Key: "team", Value: "other" }] }, ["tags.team"]],
  "added tag": [
    {
      Tags: [
        { Key: "team", Value: "web" },
        { Key: "stray", Value: "1" },
      ],
    },
    ["tags.stray"],
  ],
};

/** What of a cache the declaration decides. */
function declaredPart(cache: ImageCacheSnapshot | undefined) {
  if (cache === undefined) return undefined;
  const { ImageCacheName, Images, ImageCacheSize, ResourceGroupId, EliminationStrategy, Tags } = cache;
  const tags = Tags.filter(({ Key }) => !Key.startsWith("pulumi-eci-"));
  return { ImageCacheName, Images, ImageCacheSize, ResourceGroupId, EliminationStrategy, tags };
}

describe("drift of an image cache", () => {
  let stack: TestStack;
  const declare = (names: string[]) =>
    stack.declare(async () => ({
      ids: Object.fromEntries(names.map((name) => [name, new ImageCache(name, args).imageCacheId])),
    }));
  const ids = async () => (await stack.outputs()).ids as Record<string, string>;
  const id = async () => (await ids()).web ?? "";

  beforeAll(async () => {
    stack = await TestStack.create();
  });
  beforeEach(() => declare(["web"]));
  afterAll(async () => {
    await stack.destroy();
    expect(stack.emulator.isEmpty()).toBe(true);
    await stack.close();
  });

  it("of anything declared is shown by refresh and repaired by the next run", async () => {
    const names = Object.keys(drifts);
    declare(names);
    await stack.up({ refresh: true });
    const known = await ids();
    const caches = () => names.map((name) => declaredPart(stack.emulator.imageCaches.get(known[name] ?? "")));
    const before = caches();
    for (const [name, [patch]] of Object.entries(drifts)) {
      stack.emulator.imageCaches.change(known[name] ?? "", patch);
    }
    expect((await stack.refresh()).changes).toMatchObject({ refresh: names.length });
    const preview = await stack.preview();
    expect(preview.changes).toEqual({ update: names.length });
    for (const [name, [, differing]] of Object.entries(drifts)) {
      expect(preview.steps).toContainEqual({ name, operation: "update", differing });
    }
    expect((await stack.up()).changes).toEqual({ update: names.length });
    expect(caches()).toEqual(before);
    expect(before[0]?.tags).toEqual([{ Key: "team", Value: "web" }]);
    expect((await stack.up()).changes).toEqual({ same: names.length });
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
