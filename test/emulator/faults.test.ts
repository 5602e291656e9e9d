import { expect, describe as group, test, vi } from "vitest";
import { create, describe } from "../conformance/support/imageCaches.js";
import { startedEmulator } from "./support/startedEmulator.js";

group("faults", () => {
  test("throttle calls with a code that every client knows", async () => {
    const { emulator, target } = await startedEmulator();
    emulator.faults.add({ times: 2, fault: { kind: "throttle", retryAfterMs: 1_500 } });
    await expect(describe(target)).rejects.toMatchObject({ code: "Throttling.User", statusCode: 400 });
    await expect(describe(target)).rejects.toMatchObject({ code: "Throttling.User" });
    await describe(target);
    expect(emulator.faults.list()).toEqual([]);
  });

  test("hit only the action they name, after letting some pass", async () => {
    const { emulator, target } = await startedEmulator();
    const fault = { kind: "error", status: 500, code: "InternalError", message: "out of luck" } as const;
    emulator.faults.add({ product: "ECI", action: "CreateImageCache", skip: 1, fault });
    await create(target);
    await describe(target);
    expect(emulator.faults.list()).toEqual([
      { product: "ECI", action: "CreateImageCache", skip: 0, times: 1, fault },
    ]);
    await expect(create(target)).rejects.toMatchObject({ code: "InternalError", statusCode: 500 });
    expect(emulator.imageCaches.list()).toHaveLength(1);
  });

  test.each([
    ["dropBefore", 0],
    ["dropAfter", 1],
  ] as const)("%s breaks the connection and leaves %i caches", async (kind, caches) => {
    const { emulator, target } = await startedEmulator();
    emulator.faults.add({ fault: { kind } });
    await expect(create(target)).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(emulator.imageCaches.list()).toHaveLength(caches);
    expect(emulator.calls.at(-1)).toMatchObject({ action: "CreateImageCache", status: 0 });
  });

  test("garble the answer", async () => {
    const { emulator, target } = await startedEmulator();
    emulator.faults.add({ fault: { kind: "garbled", effect: false } });
    await expect(create(target)).rejects.toThrow(SyntaxError);
    expect(emulator.imageCaches.list()).toEqual([]);
  });

  test("delay the answer", async () => {
    const { emulator, target } = await startedEmulator();
    emulator.faults.add({ fault: { kind: "slow", ms: 1 } });
    await expect(create(target)).resolves.toMatch(/^imc-/);
  });

  test.each([
    [true, 1],
    [false, 0],
  ])("hold a call until it is released, with effect %s", async (effect, cachesWhileHeld) => {
    const { emulator, target } = await startedEmulator();
    emulator.faults.add({ fault: { kind: "hold", effect } });
    const created = create(target);
    await vi.waitUntil(() => emulator.faults.heldCalls === 1);
    expect(emulator.imageCaches.list()).toHaveLength(cachesWhileHeld);
    emulator.faults.release();
    await expect(created).resolves.toMatch(/^imc-/);
    expect(emulator.imageCaches.list()).toHaveLength(1);
  });

  test("let hanging and held calls go when the emulator closes", async () => {
    const { emulator, target } = await startedEmulator();
    emulator.faults.add({ fault: { kind: "hang" } });
    emulator.faults.add({ fault: { kind: "hold" } });
    const calls = [expect(create(target)).rejects.toThrow(), expect(create(target)).rejects.toThrow()];
    await vi.waitUntil(() => emulator.imageCaches.list().length === 2);
    await emulator.close();
    await Promise.all(calls);
  });

  test("are forgotten when cleared", async () => {
    const { emulator, target } = await startedEmulator();
    emulator.faults.add({ times: 9, fault: { kind: "throttle" } });
    emulator.faults.clear();
    await expect(describe(target)).resolves.toMatchObject({ TotalCount: 0 });
  });
});
