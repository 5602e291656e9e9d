import { expect, describe as group, test } from "vitest";
import { allocate } from "../conformance/support/eips.js";
import { create, describeOne, update } from "../conformance/support/imageCaches.js";
import { startedEmulator } from "./support/startedEmulator.js";

group("imageCaches", () => {
  test("change fields as somebody else would", async () => {
    const { emulator, target } = await startedEmulator({ buildMs: 0 });
    const id = await create(target);
    emulator.imageCaches.change(id, {
      ImageCacheName: "drifted",
      Images: ["other:1"],
      Status: "UpdateFailed",
      ExpireDateTime: "2027-01-01T00:00:00Z",
    });
    expect(await describeOne(target, id)).toMatchObject({
      ImageCacheName: "drifted",
      Images: ["other:1"],
      Status: "UpdateFailed",
      ExpireDateTime: "2027-01-01T00:00:00Z",
    });
    await update(target, id, { Image: ["nginx"] });
    expect((await describeOne(target, id)).Status).toBe("Ready");
  });

  test("fail a running build at once, which frees its EIP", async () => {
    const { emulator, target } = await startedEmulator({ eipReleaseMs: 1_000 });
    const EipInstanceId = await allocate(target);
    const id = await create(target, { EipInstanceId });
    emulator.imageCaches.fail(id, { message: "no disk left" });
    const cache = await describeOne(target, id);
    expect(cache.Status).toBe("Failed");
    expect(cache.Events.at(-1)).toMatchObject({ Type: "Warning", Message: "no disk left" });
    emulator.clock.advance(1_000);
    expect(emulator.eips.get(EipInstanceId)?.Status).toBe("Available");
  });

  test("finish a running build at once", async () => {
    const { emulator, target } = await startedEmulator();
    const id = await create(target);
    emulator.imageCaches.finish(id);
    expect(await describeOne(target, id)).toMatchObject({ Status: "Ready", Progress: "100%" });
  });

  test("turn a Ready cache Failed", async () => {
    const { emulator, target } = await startedEmulator({ buildMs: 0 });
    const id = await create(target);
    emulator.imageCaches.fail(id);
    expect((await describeOne(target, id)).Status).toBe("Failed");
  });

  test("hand out copies", async () => {
    const { emulator, target } = await startedEmulator();
    const id = await create(target);
    emulator.imageCaches.get(id)?.Images.push("mine");
    expect(emulator.imageCaches.get(id)?.Images).toEqual(["nginx:1.27"]);
  });

  test("name the id that they do not hold", async () => {
    const { emulator } = await startedEmulator();
    expect(() => emulator.imageCaches.remove("imc-none")).toThrow("no image cache imc-none");
    expect(() => emulator.eips.remove("eip-none")).toThrow("no EIP eip-none");
  });
});
