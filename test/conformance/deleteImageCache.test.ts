import { expect, describe as group, test } from "vitest";
import { call } from "./support/clients.js";
import { create, describe, remove } from "./support/imageCaches.js";
import { emulatorOf, openTarget } from "./support/target.js";

group("DeleteImageCache", () => {
  test("removes a cache", async (context) => {
    const target = await openTarget({ buildMs: 0 }, context);
    await remove(target, await create(target));
    expect((await describe(target)).ImageCaches).toEqual([]);
  });

  test("refuses an id that does not exist", async () => {
    const target = await openTarget();
    await expect(remove(target, "imc-none")).rejects.toMatchObject({
      code: "InvalidParameter.NotFound",
      statusCode: 404,
    });
  });

  test("refuses a call without an id", async () => {
    const target = await openTarget();
    await expect(remove(target, "")).rejects.toMatchObject({ code: "MissingParameter" });
  });

  test("refuses while the cache is being created", async () => {
    const target = await openTarget();
    const id = await create(target);
    await expect(remove(target, id)).rejects.toMatchObject({ code: "ImageCache.IncorrectStatus" });
  });

  test("ends the build and frees its EIP where deleting while building is allowed", async (context) => {
    const target = await openTarget({ deleteWhileBuilding: "allowed", eipReleaseMs: 5_000 }, context);
    const emulator = emulatorOf(target, context);
    const { AllocationId } = await call(target, "VPC", "AllocateEipAddress", {});
    await remove(target, await create(target, { EipInstanceId: AllocationId }));
    emulator.clock.advance(5_000);
    expect(emulator.eips.get(String(AllocationId))?.Status).toBe("Available");
    expect(emulator.imageCaches.list()).toEqual([]);
  });

  test("still lists a cache until its deletion is done", async (context) => {
    const target = await openTarget({ buildMs: 0, deleteMs: 10_000 }, context);
    const emulator = emulatorOf(target, context);
    await remove(target, await create(target));
    expect((await describe(target)).ImageCaches).toHaveLength(1);
    emulator.clock.advance(10_000);
    expect((await describe(target)).ImageCaches).toEqual([]);
  });
});
