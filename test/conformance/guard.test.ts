import { expect, test } from "vitest";
import { create, describe, describeOne } from "./support/imageCaches.js";
import { emulatorOf, openTarget } from "./support/target.js";

// A suite that also passes where nothing exists proves nothing.
test("looks for a cache and fails on an emulator that holds none", async (context) => {
  const target = await openTarget();
  const emulator = emulatorOf(target, context);
  const id = await create(target);
  await describeOne(target, id);
  expect(emulator.isEmpty()).toBe(false);
  emulator.imageCaches.remove(id);
  await expect(describeOne(target, id)).rejects.toThrow("is gone");
  expect((await describe(target)).TotalCount).toBe(0);
  expect(emulator.isEmpty()).toBe(true);
});
