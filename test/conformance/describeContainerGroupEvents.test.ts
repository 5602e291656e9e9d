import { DescribeContainerGroupEventsRequest } from "@alicloud/eci20180808";
import { expect, describe as group, test } from "vitest";
import { call, eciClient } from "./support/clients.js";
import { create, describeOne, update } from "./support/imageCaches.js";
import { emulatorOf, openTarget, type Target } from "./support/target.js";

async function eventsOf(target: Target, ids: readonly string[], more: object = {}) {
  const request = new DescribeContainerGroupEventsRequest({
    regionId: target.region,
    containerGroupIds: JSON.stringify(ids),
    ...more,
  });
  return (await eciClient(target).describeContainerGroupEvents(request)).body?.data ?? [];
}

const instanceOf = async (target: Target, id: string) =>
  String(((await describeOne(target, id)) as { ContainerGroupId?: string }).ContainerGroupId);

group("DescribeContainerGroupEvents", () => {
  test("tells what kubelet says of a pull, while it goes on and when it is done", async (context) => {
    const target = await openTarget({}, context);
    const emulator = emulatorOf(target, context);
    const id = await create(target, { Image: ["nginx:1", "redis:7"] });
    const instance = await instanceOf(target, id);
    const [before] = await eventsOf(target, [instance]);
    expect(before).toMatchObject({ containerGroupId: instance });
    expect(before?.events?.map(({ reason, message }) => `${reason} ${message}`)).toEqual([
      'Pulling Pulling image "nginx:1"',
      'Pulling Pulling image "redis:7"',
    ]);
    emulator.imageCaches.finish(id);
    const [after] = await eventsOf(target, [instance]);
    expect(after?.events?.at(-1)).toMatchObject({
      type: "Normal",
      reason: "Pulled",
      message: 'Successfully pulled image "redis:7"',
      count: 1,
      source: { component: "kubelet" },
      involvedObject: { kind: "Pod", name: instance },
    });
  });

  test("tells why a build has failed", async (context) => {
    const target = await openTarget({ buildMs: 0 }, context);
    const id = await create(target, { Image: ["ns/fail-build:1"] });
    const [told] = await eventsOf(target, [await instanceOf(target, id)]);
    expect(told?.events?.filter(({ type }) => type === "Warning").map(({ message }) => message)).toEqual([
      'Failed to pull image "ns/fail-build:1": manifest unknown',
      "Error: ErrImagePull",
    ]);
  });

  test("counts what is tried again and again in a build that hangs", async (context) => {
    const target = await openTarget({ requireInternetRoute: true, withoutRoute: "hangs" }, context);
    const id = await create(target);
    emulatorOf(target, context).clock.advance(10 * 60_000);
    expect(await describeOne(target, id)).toMatchObject({ Status: "Preparing", Progress: "0%" });
    const [told] = await eventsOf(target, [await instanceOf(target, id)]);
    expect(told?.events?.at(1)).toMatchObject({ count: 10, message: expect.stringContaining("i/o timeout") });
    emulatorOf(target, context).clock.advance(110 * 60_000);
    expect(await describeOne(target, id)).toMatchObject({ Status: "Failed" });
  });

  test("knows several groups at once, and none of another region or of an id that does not exist", async () => {
    const target = await openTarget();
    const ids = [await create(target), await create(target)];
    const instances = await Promise.all(ids.map((id) => instanceOf(target, id)));
    const told = await eventsOf(target, [...instances, "eci-none"]);
    expect(told.map(({ containerGroupId }) => containerGroupId).sort()).toEqual([...instances].sort());
    expect(await eventsOf({ ...target, region: "cn-hangzhou" }, instances)).toEqual([]);
  });

  test("tells of the last build of a cache", async (context) => {
    const target = await openTarget({ buildMs: 0 }, context);
    const id = await create(target);
    const first = await instanceOf(target, id);
    await update(target, id, { Image: ["redis:7"] });
    expect(await eventsOf(target, [first])).toEqual([]);
    const [told] = await eventsOf(target, [await instanceOf(target, id)]);
    expect(told?.events?.[0]?.message).toBe('Pulling image "redis:7"');
  });

  test("has nothing of the service itself", async (context) => {
    const target = await openTarget({}, context);
    const instance = await instanceOf(target, await create(target));
    expect(await eventsOf(target, [instance], { eventSource: "EciService" })).toEqual([]);
  });

  test.each([
    ["more than 20 ids", JSON.stringify(Array.from({ length: 21 }, (_, index) => `eci-${index}`))],
    ["what is no list", "eci-1"],
    ["a list of numbers", "[1]"],
  ])("refuses %s", async (_, ContainerGroupIds) => {
    const target = await openTarget();
    await expect(
      call(target, "ECI", "DescribeContainerGroupEvents", { ContainerGroupIds }),
    ).rejects.toMatchObject({
      code: "InvalidParameter",
    });
  });
});
