import { DescribeContainerGroupEventsRequest } from "@alicloud/eci20180808";
import { expect, describe as group, type TestContext, test } from "vitest";
import type { EmulatorOptions } from "../../emulator/index.js";
import { eciClient } from "./support/clients.js";
import { createGroup, eci, groupOf, listGroups, nginx, statusOf } from "./support/containerGroups.js";
import { allocate } from "./support/eips.js";
import { create, describe, describeOne } from "./support/imageCaches.js";
import { emulatorOf, openTarget, type Target } from "./support/target.js";

const day = 86_400_000;
const busybox = { Name: "side", Image: "busybox:1" };
const matching = { AutoMatchImageCache: true };

/** Caches are Ready at once, and an instance too; only pulling takes its time. */
async function open(context: TestContext, options: EmulatorOptions = {}) {
  const times = { buildMs: 0, schedulingMs: 0, imagePullMs: 20_000, containerStartMs: 0 };
  const target = await openTarget({ ...times, ...options }, context);
  return { target, emulator: emulatorOf(target, context) };
}

/** What the service says of a group, as the generated client reads it. */
async function told(target: Target, id: string): Promise<string[]> {
  const request = new DescribeContainerGroupEventsRequest({
    regionId: target.region,
    containerGroupIds: JSON.stringify([id]),
    eventSource: "EciService",
  });
  const { body } = await eciClient(target).describeContainerGroupEvents(request);
  return (body?.data?.[0]?.events ?? []).map(({ type, reason, message }) => `${type} ${reason}: ${message}`);
}

group("a container group that names its cache", () => {
  test("pulls nothing that the cache has", async (context) => {
    const { target, emulator } = await open(context);
    const ImageSnapshotId = await create(target);
    const id = await createGroup(target, { ImageSnapshotId });
    expect(await groupOf(target, id)).toMatchObject({
      Status: "Running",
      Events: [
        { Reason: "SuccessfulHitImageCache" },
        { Reason: "Pulled", Message: 'Container image "nginx:1.27" already present on machine' },
        { Reason: "Created" },
        { Reason: "Started" },
      ],
    });
    expect(Date.parse((await describeOne(target, ImageSnapshotId)).LastMatchedTime ?? "")).toBe(
      emulator.clock.now(),
    );
  });

  test("pulls what the cache lacks, and what is always pulled", async (context) => {
    const { target, emulator } = await open(context);
    const ImageSnapshotId = await create(target);
    const partly = await createGroup(target, { ImageSnapshotId, Container: [nginx, busybox] });
    const Container = [{ ...nginx, ImagePullPolicy: "Always" }];
    const always = await createGroup(target, { ImageSnapshotId, Container });
    emulator.clock.advance(19_999);
    expect(await groupOf(target, partly)).toMatchObject({
      Status: "Pending",
      Containers: [{ CurrentState: { State: "Running" } }, { CurrentState: { State: "Waiting" } }],
    });
    expect(await statusOf(target, always)).toBe("Pending");
    emulator.clock.advance(1);
    expect(await statusOf(target, partly)).toBe("Running");
    expect(await statusOf(target, always)).toBe("Running");
  });

  test("knows an image by each of its names", async (context) => {
    const { target } = await open(context);
    const ImageSnapshotId = await create(target, { Image: ["docker.io/library/nginx:1.27"] });
    expect(await statusOf(target, await createGroup(target, { ImageSnapshotId }))).toBe("Running");
  });

  test("is refused with a cache that is gone, elsewhere, not Ready or for another system", async (context) => {
    const { target, emulator } = await open(context, { buildMs: 60_000 });
    const building = await create(target);
    const away = await create(target, { RegionId: "cn-hangzhou" });
    const windows = await create(target, { OsType: "Windows" });
    emulator.imageCaches.finish(windows);
    const refusals = [
      ["imc-none", "ImageSnapshot.NotFound", 404],
      [away, "ImageSnapshot.NotFound", 404],
      [building, "ImageSnapshot.IncorrectStatus", 400],
      [windows, "ImageSnapshot.NotSupport", 400],
    ] as const;
    for (const [ImageSnapshotId, code, statusCode] of refusals) {
      await expect(createGroup(target, { ImageSnapshotId })).rejects.toMatchObject({ code, statusCode });
    }
    emulator.imageCaches.finish(building);
    expect(await createGroup(target, { ImageSnapshotId: building })).toMatch(/^eci-/);
    await eci(target, "UpdateImageCache", { ImageCacheId: building, Image: ["nginx:1.28"] });
    await expect(createGroup(target, { ImageSnapshotId: building })).rejects.toMatchObject({
      message: expect.stringContaining("is Updating, not Ready"),
    });
    expect((await listGroups(target)).TotalCount).toBe(1);
  });
});

group("a container group that matches", () => {
  test("hits the cache with most of its images, the newest of several", async (context) => {
    const { target } = await open(context);
    const Container = [nginx, busybox];
    await create(target, { Image: ["nginx:1.27"] });
    await create(target, { Image: ["nginx:1.27", "busybox:1"] });
    const best = await create(target, { Image: ["nginx:1.27", "busybox:1", "redis:7"] });
    await create(target, { Image: ["busybox:1"] });
    const id = await createGroup(target, { ...matching, Container });
    expect(await statusOf(target, id)).toBe("Running");
    expect(await told(target, id)).toEqual([
      `Normal SuccessfulHitImageCache: [eci.imagecache]Successfully hit image cache ${best}, eci will be scheduled with this image cache.`,
    ]);
    expect(
      (await describe(target)).ImageCaches.filter(({ LastMatchedTime }) => LastMatchedTime),
    ).toMatchObject([{ ImageCacheId: best }]);
  });

  test("looks at the size of the instance before the age, where that is the reading", async (context) => {
    const { target } = await open(context, { matchingSize: "instance" });
    const small = await create(target, { ImageCacheSize: 20 });
    const middle = await create(target, { ImageCacheSize: 60 });
    await create(target, { ImageCacheSize: 100 });
    const hit = async (parameters: object) =>
      told(target, await createGroup(target, { ...matching, ...parameters }));
    expect(await hit({})).toEqual([expect.stringContaining(small)]);
    expect(await hit({ EphemeralStorage: 30 })).toEqual([expect.stringContaining(middle)]);
  });

  test("hits with an image by digest the cache of its tag, where that is the reading", async (context) => {
    const Container = [{ Name: "web", Image: `nginx:1.27@sha256:${"0".repeat(64)}` }];
    for (const [matchPinned, reason] of [
      ["byTag", "SuccessfulHitImageCache"],
      ["exact", "ImageCacheMissed"],
    ] as const) {
      const { target } = await open(context, { matchPinned });
      await create(target);
      const id = await createGroup(target, { ...matching, Container });
      expect((await told(target, id))[0]).toContain(reason);
      expect(await statusOf(target, id)).toBe(matchPinned === "byTag" ? "Running" : "Pending");
    }
  });

  test("misses caches that are too small, not Ready or of another region", async (context) => {
    const { target, emulator } = await open(context, { automaticCacheDays: 1 });
    await create(target, { ImageCacheSize: 40 });
    await create(target, { RegionId: "cn-hangzhou" });
    const failed = await create(target, { ImageCacheSize: 100 });
    emulator.imageCaches.fail(failed);
    const id = await createGroup(target, { ...matching, EphemeralStorage: 30 });
    expect((await told(target, id))[0]).toBe("Warning ImageCacheMissed: [eci.imagecache]Missed image cache.");
  });

  test("makes a cache for those to come, which expires when nothing starts from it", async (context) => {
    const { target, emulator } = await open(context);
    const first = await createGroup(target, { ...matching, EphemeralStorage: 10 });
    const [automatic] = (await describe(target)).ImageCaches;
    expect(automatic).toMatchObject({
      ImageCacheName: `auto-create-for-${first}`,
      Images: ["nginx:1.27"],
      ImageCacheSize: 30,
      Status: "Ready",
    });
    expect((await told(target, first))[1]).toBe(
      `Normal ImageCacheAutoCreated: [eci.imagecache]Image cache ${automatic?.ImageCacheId} is auto created`,
    );
    const second = await createGroup(target, matching);
    expect(await statusOf(target, second)).toBe("Running");
    expect(await told(target, second)).toEqual([expect.stringContaining("SuccessfulHitImageCache")]);
    const { Attributes } = await eci(target, "ListUsage", {});
    expect(Attributes).toMatchObject({ UsedImageCacheCount: 0, UsedAutoImageCacheCount: 1, UsedCpu: 4 });
    emulator.clock.advance(20 * day);
    await createGroup(target, matching);
    emulator.clock.advance(30 * day - 1);
    expect((await describe(target)).TotalCount).toBe(1);
    emulator.clock.advance(1);
    expect((await describe(target)).TotalCount).toBe(0);
  });

  test("makes one where no cache has all images, or only where none has any", async (context) => {
    const parameters = { ...matching, Container: [nginx, busybox] };
    for (const [automaticCacheOn, made] of [["noFullMatch", 1] as const, ["noMatch", 0] as const]) {
      const { target } = await open(context, { automaticCacheOn });
      await create(target);
      const id = await createGroup(target, parameters);
      expect((await told(target, id)).map((line) => line.split(":")[0])).toEqual(
        ["Normal SuccessfulHitImageCache", "Normal ImageCacheAutoCreated"].slice(0, 1 + made),
      );
      expect((await describe(target)).TotalCount).toBe(1 + made);
    }
  });

  test("has a quota of its own for them, in which the one matched longest ago goes", async (context) => {
    const { target, emulator } = await open(context, { imageCacheQuota: 2 });
    const kept = await create(target, { Image: ["redis:7"] });
    await createGroup(target, { ...matching, ContainerGroupName: "aa" });
    emulator.clock.advance(1_000);
    const last = await createGroup(target, { ...matching, Container: [busybox] });
    expect((await describe(target)).ImageCaches).toMatchObject([
      { ImageCacheName: `auto-create-for-${last}` },
      { ImageCacheId: kept },
    ]);
  });

  test("gives the automatic cache no way out of its own", async (context) => {
    const { target } = await open(context, { requireInternetRoute: true });
    const EipInstanceId = await allocate(target);
    const id = await createGroup(target, { ...matching, EipInstanceId });
    expect((await told(target, id)).at(-1)).toBe(
      "Warning ImageCacheAutoCreateFailed: [eci.imagecache]Image cache auto create failed for failed to pull images.",
    );
    expect((await describe(target)).ImageCaches).toMatchObject([{ Status: "Failed" }]);
    expect((await groupOf(target, id)).Events.map(({ Reason }) => Reason)).toContain("Pulling");
  });

  test("wants no cache unless it says so", async (context) => {
    const { target } = await open(context);
    await create(target);
    const id = await createGroup(target);
    expect(await told(target, id)).toEqual([]);
    expect(await statusOf(target, id)).toBe("Pending");
  });
});
