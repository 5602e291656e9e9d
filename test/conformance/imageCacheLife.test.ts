import { expect, describe as group, test } from "vitest";
import { steppedClock } from "../../emulator/index.js";
import { create, describe, describeOne, update } from "./support/imageCaches.js";
import { emulatorOf, openTarget } from "./support/target.js";

const dayMs = 86_400_000;

group("the life of an image cache", () => {
  test("goes from Preparing over Creating to Ready, a step with each poll", async (context) => {
    const target = await openTarget(
      {
        clock: steppedClock({ stepMs: 10_000 }),
        buildMs: 40_000,
        prepareMs: 20_000,
      },
      context,
    );
    emulatorOf(target, context);
    const id = await create(target);
    const seen: string[] = [];
    for (let poll = 0; poll < 4; poll++) {
      const { Status, Progress } = await describeOne(target, id);
      seen.push(`${Status} ${Progress}`);
    }
    expect(seen).toEqual(["Preparing 0%", "Creating 0%", "Creating 50%", "Ready 100%"]);
    expect((await describeOne(target, id)).SnapshotId).toMatch(/^s-/);
  });

  test("becomes Failed with an event that says why, and vanishes a day later", async (context) => {
    const target = await openTarget({ buildMs: 60_000 }, context);
    const emulator = emulatorOf(target, context);
    const id = await create(target, { Image: ["nginx", "ns/fail-build:1"], RetentionDays: 7 });
    emulator.clock.advance(60_000);
    const cache = await describeOne(target, id);
    expect(cache).toMatchObject({ Status: "Failed", Progress: "0%" });
    expect(cache.Events.at(-1)?.Message).toContain("ns/fail-build:1");
    expect(Date.parse(cache.ExpireDateTime ?? "") - emulator.clock.now()).toBe(dayMs);
    emulator.clock.advance(dayMs - 1);
    expect((await describe(target)).ImageCaches).toHaveLength(1);
    emulator.clock.advance(1);
    expect((await describe(target)).ImageCaches).toEqual([]);
  });

  test("vanishes when its retention has passed", async (context) => {
    const target = await openTarget({ buildMs: 0 }, context);
    const emulator = emulatorOf(target, context);
    await create(target, { RetentionDays: 2 });
    emulator.clock.advance(2 * dayMs - 1);
    expect((await describe(target)).ImageCaches).toHaveLength(1);
    emulator.clock.advance(1);
    expect((await describe(target)).ImageCaches).toEqual([]);
  });

  test.for([
    ["creation", 2],
    ["lastUpdate", 3],
  ] as const)("counts retention from its %s where told so", async ([retentionFrom, days], context) => {
    const target = await openTarget({ buildMs: 0, retentionFrom }, context);
    const { clock, imageCaches } = emulatorOf(target, context);
    const start = clock.now();
    const id = await create(target, { RetentionDays: 1 });
    clock.advance(dayMs / 2);
    await update(target, id, { RetentionDays: 2 });
    clock.advance(dayMs / 2);
    await update(target, id, { ImageCacheName: "later" });
    const { ExpireDateTime = "" } = imageCaches.get(id) ?? {};
    expect((Date.parse(ExpireDateTime) - start) / dayMs).toBe(days);
  });

  test("is Ready with a local snapshot first when it is a Flash cache", async (context) => {
    const target = await openTarget({ buildMs: 60_000, prepareMs: 0, flashSnapshotMs: 60_000 }, context);
    const emulator = emulatorOf(target, context);
    const id = await create(target, { Flash: true });
    emulator.clock.advance(60_000);
    const early = await describeOne(target, id);
    expect(early).toMatchObject({ Status: "Ready", Progress: "50%" });
    expect(early.FlashSnapshotId).toMatch(/^s-/);
    expect(early).not.toHaveProperty("SnapshotId");
    emulator.clock.advance(60_000);
    const late = await describeOne(target, id);
    expect(late).toMatchObject({ Status: "Ready", Progress: "100%" });
    expect(late.SnapshotId).toMatch(/^s-/);
    expect(late).not.toHaveProperty("FlashSnapshotId");
  });

  test("fails with 401 when a registry wants a login that was not given", async (context) => {
    const registries = { "reg.example.com": { userName: "u", password: "p" } };
    const target = await openTarget({ buildMs: 0, registries }, context);
    emulatorOf(target, context);
    const login = (Password: string) => ({
      Image: ["reg.example.com/ns/app:1"],
      ImageRegistryCredential: [{ Server: "reg.example.com", UserName: "u", Password }],
    });
    const status = async (parameters: object) =>
      (await describeOne(target, await create(target, parameters))).Status;
    expect(await status(login("p"))).toBe("Ready");
    expect(await status(login("wrong"))).toBe("Failed");
    const bare = await describeOne(target, await create(target, { Image: ["reg.example.com/ns/app:1"] }));
    expect(bare.Events.at(-1)?.Message).toContain("401");
  });

  test("fails without a way to the Internet where one is required", async (context) => {
    const target = await openTarget({ buildMs: 0, requireInternetRoute: true }, context);
    emulatorOf(target, context);
    const status = async (Image: string, parameters = {}) =>
      (await describeOne(target, await create(target, { Image: [Image], ...parameters }))).Status;
    expect(await status("nginx")).toBe("Failed");
    expect(await status("registry.cn-beijing.aliyuncs.com/ns/app:1")).toBe("Ready");
    expect(await status("reg:5000/app", { PlainHttpRegistry: "reg:5000" })).toBe("Ready");
  });
});
