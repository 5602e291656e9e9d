import { expect, describe as group, test } from "vitest";
import { call } from "./support/clients.js";
import { allocate, describeEips } from "./support/eips.js";
import { create, describe, remove } from "./support/imageCaches.js";
import { emulatorOf, openTarget } from "./support/target.js";

group("a ClientToken", () => {
  test("makes a repeated creation answer the first id, with a request id of its own", async () => {
    const target = await openTarget();
    const parameters = { ImageCacheName: "cache", Image: ["nginx"], ClientToken: "token-1" };
    const first = await call(target, "ECI", "CreateImageCache", parameters);
    const second = await call(target, "ECI", "CreateImageCache", parameters);
    expect(second).toEqual({ ...first, RequestId: expect.any(String) });
    expect(second.RequestId).not.toBe(first.RequestId);
    expect((await describe(target)).TotalCount).toBe(1);
  });

  test("answers the id of a cache that is deleted meanwhile", async (context) => {
    const target = await openTarget({ buildMs: 0 }, context);
    const id = await create(target, { ClientToken: "t" });
    await remove(target, id);
    expect(await create(target, { ClientToken: "t" })).toBe(id);
    expect((await describe(target)).TotalCount).toBe(0);
  });

  test("is refused with other parameters", async () => {
    const target = await openTarget();
    await create(target, { ClientToken: "t" });
    await expect(create(target, { ClientToken: "t", RetentionDays: 1 })).rejects.toMatchObject({
      code: "IdempotentParameterMismatch",
      statusCode: 400,
    });
  });

  test("is another one in upper case, in another region and for another action", async () => {
    const target = await openTarget();
    const first = await create(target, { ClientToken: "t" });
    expect(await create(target, { ClientToken: "T" })).not.toBe(first);
    expect(await create(target, { ClientToken: "t", RegionId: "cn-hangzhou" })).not.toBe(first);
    await expect(allocate(target, { ClientToken: "t" })).resolves.toMatch(/^eip-/);
  });

  test("is not remembered when the call was refused", async () => {
    const target = await openTarget();
    await expect(create(target, { ClientToken: "t", ImageCacheSize: 1 })).rejects.toThrow();
    await expect(create(target, { ClientToken: "t" })).resolves.toMatch(/^imc-/);
  });

  test.each(["x".repeat(65), "tøken"])("of the wrong form is refused: %s", async (ClientToken) => {
    const target = await openTarget();
    await expect(create(target, { ClientToken })).rejects.toMatchObject({ code: "InvalidParameter" });
  });

  test("is forgotten after a while where told so", async (context) => {
    const target = await openTarget({ clientTokenMemoryMs: 1_000 }, context);
    const emulator = emulatorOf(target, context);
    const first = await create(target, { ClientToken: "t" });
    emulator.clock.advance(1_000);
    expect(await create(target, { ClientToken: "t" })).not.toBe(first);
  });

  test("makes a repeated allocation answer the first address", async () => {
    const target = await openTarget();
    const first = await allocate(target, { ClientToken: "t" });
    expect(await allocate(target, { ClientToken: "t" })).toBe(first);
    expect(await describeEips(target)).toHaveLength(1);
  });
});
