import { ImageCacheSet, type ImageCacheSetArgs } from "pulumi-eci";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TestStack } from "./support/stack.js";

const web = { images: ["registry.example.com/web:1"] };
const batch = { images: ["registry.example.com/batch:1"], imageCacheSize: 40 };
const defaults = { vswitchIds: ["vsw-1"], securityGroupId: "sg-1", retentionDays: 7 };

describe("an ImageCacheSet", () => {
  let stack: TestStack;
  const declare = (args: ImageCacheSetArgs) =>
    stack.declare(() => {
      const set = new ImageCacheSet("platform", args);
      return Promise.resolve({ ids: set.imageCacheIds });
    });

  beforeEach(async () => {
    stack = await TestStack.create();
  });
  afterEach(async () => {
    expect((await stack.destroy()).succeeded).toBe(true);
    expect(stack.emulator.isEmpty()).toBe(true);
    await stack.close();
  });

  it("builds its caches with what they have in common, and follows what the program says of it", async () => {
    declare({ caches: { web, batch: { ...batch, retentionDays: 9 } }, defaults });
    expect(await stack.up()).toMatchObject({ succeeded: true, changes: { create: 3 } });
    const caches = stack.emulator.imageCaches.list();
    const ids = (await stack.outputs()).ids as Record<string, string>;
    const cacheOf = (key: string) => caches.find(({ ImageCacheId }) => ImageCacheId === ids[key]);
    expect(cacheOf("web")).toMatchObject({ Status: "Ready", Images: web.images, VSwitchId: "vsw-1" });
    expect(cacheOf("batch")).toMatchObject({ Status: "Ready", Images: batch.images, ImageCacheSize: 40 });
    expect((await stack.up()).changes).toEqual({ same: 3 });

    declare({ caches: { web }, defaults });
    expect(await stack.up()).toMatchObject({ succeeded: true, changes: { delete: 1, update: 1 } });
    expect((await stack.outputs()).ids).toEqual({ web: ids.web });
  });

  it("pulls a quarter of its caches at once, so that the others still serve pods", async () => {
    const caches = (tag: string) =>
      Object.fromEntries(
        ["a", "b", "c", "d", "e"].map((key) => [key, { images: [`r.example.com/${key}:${tag}`] }]),
      );
    declare({ caches: caches("1"), defaults, maxConcurrentUpdates: 2 });
    expect((await stack.up()).succeeded).toBe(true);
    stack.emulator.clearCalls();
    declare({ caches: caches("2"), defaults, maxConcurrentUpdates: 2 });
    const run = await stack.up();
    expect(run.changes).toMatchObject({ update: 6 });
    expect(run.output).toContain("waits, because at most 2 of its set are pulled again at a time");
    const calls = stack.emulator.calls.filter(({ action }) => /^(Update|Describe)ImageCache/.test(action));
    expect(calls.filter(({ action }) => action === "UpdateImageCache")).toHaveLength(5);
    // The third one goes out only after somebody has seen one of the first two Ready.
    const updates = calls.flatMap(({ action }, index) => (action === "UpdateImageCache" ? [index] : []));
    const [, second = 0, third = 0] = updates;
    expect(third - second).toBeGreaterThan(1);
  });

  it("stores of a pull that takes too long what the program says, and no more", async () => {
    await stack.close();
    stack = await TestStack.create({ emulator: { updateMs: 10 * 60 * 60 * 1_000 } });
    const caches = (tag: string) => ({ web: { images: [`r.example.com/web:${tag}`] } });
    const declareWith = (tag: string) =>
      stack.declare(async () => {
        new ImageCacheSet(
          "platform",
          { caches: caches(tag), defaults },
          { customTimeouts: { update: "1s" } },
        );
      });
    declareWith("1");
    expect((await stack.up()).succeeded).toBe(true);
    declareWith("2");
    expect((await stack.up()).succeeded).toBe(false);
    const member = (await stack.resources()).find(({ type }) => type.endsWith(":ImageCache"));
    expect(member?.outputs).toMatchObject({ images: ["r.example.com/web:2"], waitForReady: false });
    stack.emulator.clock.advance(24 * 60 * 60 * 1_000);
    expect((await stack.up()).succeeded).toBe(true);
  });

  it("does not touch the others where pulls fail, and says so", async () => {
    const caches = (tag: string, broken: string) => ({
      a: { images: [`r.example.com/${broken}:${tag}`] },
      b: { images: [`r.example.com/b:${tag}`] },
      c: { images: [`r.example.com/c:${tag}`] },
    });
    declare({ caches: caches("1", "a"), defaults, maxConcurrentUpdates: 1 });
    expect((await stack.up()).succeeded).toBe(true);
    const failing = Object.fromEntries(
      ["a", "b", "c"].map((key) => [key, { images: [`r.example.com/fail-build-${key}:2`] }]),
    );
    declare({ caches: failing, defaults, maxConcurrentUpdates: 1 });
    const failed = await stack.up();
    expect(failed.succeeded).toBe(false);
    expect(failed.output).toMatch(/was not pulled again, because platform-\w of its set failed before it/);
    const statuses = stack.emulator.imageCaches.list().map(({ Status }) => Status);
    expect(statuses.sort()).toEqual(["Ready", "Ready", "UpdateFailed"]);
    declare({ caches: caches("3", "a"), defaults, maxConcurrentUpdates: 1 });
    expect((await stack.up()).succeeded).toBe(true);
  });

  it("puts every cache into every region, with the network of each", async () => {
    const regions = {
      "cn-hangzhou": { vswitchIds: ["vsw-h"] },
      "cn-beijing": { vswitchIds: ["vsw-b"] },
    };
    declare({ caches: { web, batch }, regions });
    expect(await stack.up()).toMatchObject({ succeeded: true, changes: { create: 5 } });
    const ids = (await stack.outputs()).ids as Record<string, string>;
    expect(Object.keys(ids).sort()).toEqual([
      "cn-beijing/batch",
      "cn-beijing/web",
      "cn-hangzhou/batch",
      "cn-hangzhou/web",
    ]);
    const inBeijing = stack.emulator.imageCaches.list().filter(({ RegionId }) => RegionId === "cn-beijing");
    expect(inBeijing.map(({ VSwitchId }) => VSwitchId)).toEqual(["vsw-b", "vsw-b"]);
  });

  it("gives every build an address of its own, and keeps none, also when a build fails", async () => {
    const failing = { images: ["registry.example.com/fail-build:1"] };
    declare({ caches: { web, failing }, defaults: { ...defaults, autoCreateEip: true } });
    const failed = await stack.up();
    expect(failed.succeeded).toBe(false);
    expect(stack.emulator.calls.filter(({ action }) => action === "AllocateEipAddress")).toHaveLength(2);
    expect(stack.emulator.eips.list()).toEqual([]);

    declare({ caches: { web, failing: web }, defaults: { ...defaults, autoCreateEip: true } });
    expect(await stack.up()).toMatchObject({ succeeded: true });
    expect(stack.emulator.eips.list()).toEqual([]);
  });
});
