import { expect, describe as group, test } from "vitest";
import { create, describeOne, update } from "./support/imageCaches.js";
import { emulatorOf, openTarget } from "./support/target.js";

group("UpdateImageCache", () => {
  test("changes metadata at once and keeps the id and the state", async (context) => {
    const target = await openTarget({ buildMs: 0, updateMs: 60_000 }, context);
    const id = await create(target);
    const answer = await update(target, id, {
      ImageCacheName: "renamed",
      ImageCacheSize: 30,
      RetentionDays: 3,
    });
    expect(Object.keys(answer)).toEqual(["RequestId"]);
    const cache = await describeOne(target, id);
    expect(cache).toMatchObject({ ImageCacheName: "renamed", ImageCacheSize: 30, Status: "Ready" });
    expect(cache.ExpireDateTime).toBeTypeOf("string");
  });

  test("pulls again when images are sent, even the same ones", async (context) => {
    const target = await openTarget({ buildMs: 0, updateMs: 60_000 }, context);
    const emulator = emulatorOf(target, context);
    const id = await create(target);
    const before = await describeOne(target, id);
    await update(target, id, { Image: before.Images });
    const during = await describeOne(target, id);
    expect(during).toMatchObject({ Status: "Updating", Progress: "0%" });
    expect(during).not.toHaveProperty("SnapshotId");
    emulator.clock.advance(60_000);
    const after = await describeOne(target, id);
    expect(after).toMatchObject({ Status: "Ready", Progress: "100%", ImageCacheId: id });
    expect(after.SnapshotId).not.toBe(before.SnapshotId);
  });

  test("replaces the list of images", async (context) => {
    const target = await openTarget({ buildMs: 0 }, context);
    const id = await create(target, { Image: ["a", "b"] });
    await update(target, id, { Image: ["c"] });
    expect((await describeOne(target, id)).Images).toEqual(["c"]);
  });

  test("ends in UpdateFailed when an image cannot be pulled, and can be updated from there", async (context) => {
    const target = await openTarget({ buildMs: 0 }, context);
    const id = await create(target);
    await update(target, id, { Image: ["ns/fail-build:1"] });
    const failed = await describeOne(target, id);
    expect(failed.Status).toBe("UpdateFailed");
    expect(failed.Events.at(-1)).toMatchObject({ Type: "Warning", Reason: "Failed" });
    await update(target, id, { Image: ["nginx:1.27"] });
    expect((await describeOne(target, id)).Status).toBe("Ready");
  });

  test("adds tags and overwrites values, but removes none", async (context) => {
    const target = await openTarget({ buildMs: 0 }, context);
    const id = await create(target, {
      Tag: [
        { Key: "a", Value: "1" },
        { Key: "b", Value: "1" },
      ],
    });
    await update(target, id, { Tag: [{ Key: "b", Value: "2" }] });
    expect((await describeOne(target, id)).Tags).toEqual([
      { Key: "a", Value: "1" },
      { Key: "b", Value: "2" },
    ]);
  });

  test("refuses while the cache is being created", async () => {
    const target = await openTarget();
    const id = await create(target);
    await expect(update(target, id, { ImageCacheName: "x" })).rejects.toMatchObject({
      code: "ImageCache.IncorrectStatus",
      statusCode: 400,
    });
  });

  test("refuses a failed cache", async (context) => {
    const target = await openTarget({ buildMs: 0 }, context);
    const id = await create(target, { Image: ["fail-build"] });
    await expect(update(target, id, { Image: ["nginx"] })).rejects.toMatchObject({
      code: "ImageCache.IncorrectStatus",
    });
  });

  test("refuses an update that would change nothing", async (context) => {
    const target = await openTarget({ buildMs: 0 }, context);
    const id = await create(target, { Tag: [{ Key: "a", Value: "1" }] });
    const same = { ImageCacheName: "cache", ImageCacheSize: 20, Tag: [{ Key: "a", Value: "1" }] };
    await expect(update(target, id, same)).rejects.toMatchObject({ code: "NoNeedUpdate", statusCode: 400 });
    await expect(update(target, id, {})).rejects.toMatchObject({ code: "NoNeedUpdate" });
  });

  test("refuses a smaller size", async (context) => {
    const target = await openTarget({ buildMs: 0 }, context);
    const id = await create(target, { ImageCacheSize: 40 });
    await expect(update(target, id, { ImageCacheSize: 20 })).rejects.toMatchObject({
      code: "InvalidParameter",
    });
  });

  test("refuses an id that does not exist", async () => {
    const target = await openTarget();
    await expect(update(target, "imc-none", { ImageCacheName: "x" })).rejects.toMatchObject({
      code: "InvalidParameter.NotFound",
      statusCode: 404,
    });
  });

  test("ignores what only a creation accepts", async (context) => {
    const target = await openTarget({ buildMs: 0 }, context);
    const id = await create(target);
    await expect(update(target, id, { ZoneId: "cn-beijing-a", OsType: "Windows" })).rejects.toMatchObject({
      code: "NoNeedUpdate",
    });
  });
});
