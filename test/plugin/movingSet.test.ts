import { ImageCacheSet } from "pulumi-eci";
import { expect, it } from "vitest";
import { TestStack } from "../engine/support/stack.js";
import { changingCalls } from "./support/byHand.js";

it("a set and its gate move to the plugin without a change in the cloud", async () => {
  const stack = await TestStack.create();
  const { emulator } = stack;
  try {
    const declare = (extra: Record<string, { images: string[] }> = {}) =>
      stack.declare(async () => {
        const caches = {
          web: { images: ["docker.io/a/a:1"] },
          shop: { images: ["docker.io/b/b:1"] },
          ...extra,
        };
        const options = { customTimeouts: { create: "20m" } };
        const set = new ImageCacheSet("all", { caches, defaults: { retentionDays: 7 } }, options);
        return { ids: set.imageCacheIds };
      });
    declare();
    const made = await stack.up();
    expect([made.succeeded, made.changes]).toEqual([true, { create: 3 }]);
    const tags = JSON.stringify(emulator.imageCaches.list().map(({ Tags }) => Tags));
    const before = await stack.resources();
    expect(before.every(({ type }) => type.startsWith("pulumi-nodejs:dynamic/"))).toBe(true);
    emulator.clearCalls();

    await import("./support/registerWithPlugin.js");
    declare();
    const preview = await stack.preview();
    expect(preview.changes).toEqual({ same: 3 });
    expect((await stack.up()).changes).toEqual({ same: 3 });
    expect(changingCalls(emulator)).toEqual([]);
    expect(JSON.stringify(emulator.imageCaches.list().map(({ Tags }) => Tags))).toBe(tags);
    const after = await stack.resources();
    expect(after.every(({ type }) => type.startsWith("eci:index:"))).toBe(true);
    expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());

    declare({ more: { images: ["docker.io/c/c:1"] } });
    const grown = await stack.up();
    expect([grown.succeeded, grown.changes]).toEqual([true, { create: 1, same: 2, update: 1 }]);
    expect((await stack.refresh()).succeeded).toBe(true);
    expect((await stack.up()).changes).toEqual({ same: 4 });
    expect((await stack.destroy()).succeeded).toBe(true);
    expect(emulator.isEmpty()).toBe(true);
  } finally {
    await stack.close();
  }
});
