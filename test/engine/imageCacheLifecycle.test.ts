import { ImageCache, type ImageCacheArgs } from "pulumi-eci";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TestStack } from "./support/stack.js";

const args: ImageCacheArgs = {
  images: ["registry.example.com/team/web:1", "registry.example.com/team/sidecar:1"],
  securityGroupId: "sg-1",
  vswitchIds: ["vsw-1", "vsw-2"],
};

describe("an image cache on the real engine", () => {
  let stack: TestStack;
  const declare = (changes: Partial<ImageCacheArgs> = {}) =>
    stack.declare(async function program() {
      const cache = new ImageCache("web", { ...args, ...changes });
      return { id: cache.imageCacheId, name: cache.imageCacheName, status: cache.status };
    });

  beforeEach(async () => {
    stack = await TestStack.create();
  });
  afterEach(() => stack.close());

  it("is created, left alone by the next run, and destroyed", async () => {
    declare();
    const created = await stack.up();
    expect(created.changes).toEqual({ create: 1 });
    expect(created.output).toContain("ImageCache web: Creating 20%");
    const stored = (await stack.resources()).find(({ urn }) => urn.endsWith("::web"));
    expect(stored?.sourcePosition).toMatch(/imageCacheLifecycle\.test\.ts#15,\d+$/);
    const { id, name, status } = await stack.outputs();
    expect(name).toMatch(/^web-[0-9a-f]{8}$/);
    expect(status).toBe("Ready");
    expect(stack.emulator.imageCaches.list()).toMatchObject([
      { ImageCacheId: id, ImageCacheName: name, Status: "Ready", VSwitchId: "vsw-1,vsw-2" },
    ]);

    expect((await stack.up()).changes).toEqual({ same: 1 });
    expect((await stack.refresh()).output).toContain("2 unchanged");

    expect((await stack.destroy()).succeeded).toBe(true);
    expect(stack.emulator.isEmpty()).toBe(true);
  });
});
