import { DescribeContainerGroupStatusRequest, DescribeContainerLogRequest } from "@alicloud/eci20180808";
import { expect, describe as group, type TestContext, test } from "vitest";
import type { Emulator, EmulatorOptions } from "../../emulator/index.js";
import { eciClient } from "./support/clients.js";
import { createGroup, eci, groupOf, listGroups, statusOf } from "./support/containerGroups.js";
import { emulatorOf, openTarget, type Target } from "./support/target.js";

const second = 1_000;
const hour = 3_600 * second;

/** A job of an image that ends so; nothing else takes time. */
async function openJobs(
  rule: { exitCode: number; runMs?: number; log?: string },
  context: TestContext,
  options: EmulatorOptions = {},
): Promise<{ target: Target; emulator: Emulator }> {
  const containerRules = [{ image: "*/job:*", ...rule }];
  const times = { schedulingMs: 0, imagePullMs: 0, containerStartMs: 0 };
  const target = await openTarget({ ...times, containerRules, ...options }, context);
  return { target, emulator: emulatorOf(target, context) };
}

const jobs = (RestartPolicy: string, more: object = {}) => ({
  RestartPolicy,
  Container: [{ Name: "job", Image: "r.local/job:1" }],
  ...more,
});

async function logOf(
  target: Target,
  containerGroupId: string,
  more: object = {},
): Promise<string | undefined> {
  const { region: regionId } = target;
  const { body } = await eciClient(target).describeContainerLog(
    new DescribeContainerLogRequest({ regionId, containerGroupId, containerName: "job", ...more }),
  );
  return body?.content;
}

group("a container that ends", () => {
  test("leaves a group that has succeeded, or failed", async (context) => {
    const ends = [
      [0, "Succeeded"],
      [3, "Failed"],
    ] as const;
    for (const [exitCode, status] of ends) {
      const { target, emulator } = await openJobs({ exitCode, runMs: 30 * second }, context);
      const id = await createGroup(target, jobs("Never"));
      expect(await statusOf(target, id)).toBe("Running");
      emulator.clock.advance(30 * second);
      const { Status, Containers, [`${status}Time`]: time } = await groupOf(target, id);
      expect(Status).toBe(status);
      expect(Containers).toMatchObject([
        { Ready: false, RestartCount: 0, CurrentState: { State: "Terminated", ExitCode: exitCode } },
      ]);
      expect(Date.parse(String(time))).toBe(emulator.clock.now());
    }
  });

  test("starts again after a pause that doubles, under Always", async (context) => {
    const { target, emulator } = await openJobs({ exitCode: 0, runMs: 5 * second }, context);
    const id = await createGroup(target, jobs("Always"));
    emulator.clock.advance(5 * second);
    expect(await groupOf(target, id)).toMatchObject({
      Status: "Running",
      Containers: [
        {
          RestartCount: 0,
          CurrentState: { State: "Waiting", Reason: "CrashLoopBackOff" },
          PreviousState: { State: "Terminated", ExitCode: 0 },
        },
      ],
    });
    emulator.clock.advance(10 * second);
    const running = { RestartCount: 1, CurrentState: { State: "Running" } };
    expect((await groupOf(target, id)).Containers).toMatchObject([running]);
    emulator.clock.advance(25 * second - 1);
    expect((await groupOf(target, id)).Containers).toMatchObject([{ RestartCount: 1 }]);
    emulator.clock.advance(1);
    expect((await groupOf(target, id)).Containers).toMatchObject([{ ...running, RestartCount: 2 }]);
    // Pauses of 40, 80, 160 and then 300 seconds, each with 5 of work before it.
    emulator.clock.advance((45 + 85 + 165 + 305 + 305) * second);
    const { Containers, Events } = await groupOf(target, id);
    expect(Containers).toMatchObject([{ ...running, RestartCount: 7 }]);
    expect(Events.find(({ Reason }) => Reason === "Started")).toMatchObject({ Count: 8 });
  });

  test("starts again under OnFailure only if it has failed", async (context) => {
    const good = await openJobs({ exitCode: 0 }, context);
    expect(await statusOf(good.target, await createGroup(good.target, jobs("OnFailure")))).toBe("Succeeded");
    const bad = await openJobs({ exitCode: 1 }, context);
    const id = await createGroup(bad.target, jobs("OnFailure"));
    bad.emulator.clock.advance(10 * second);
    expect(await groupOf(bad.target, id)).toMatchObject({
      Status: "Running",
      Containers: [{ RestartCount: 1, PreviousState: { ExitCode: 1 } }],
    });
  });

  test("of the start lets the others begin, or fails the group", async (context) => {
    const InitContainer = [{ Name: "prepare", Image: "r.local/job:1" }];
    const good = await openJobs({ exitCode: 0, runMs: 10 * second }, context);
    const id = await createGroup(good.target, { InitContainer });
    expect(await groupOf(good.target, id)).toMatchObject({
      Status: "Pending",
      InitContainers: [{ CurrentState: { State: "Running" } }],
      Containers: [{ CurrentState: { State: "Waiting", Reason: "PodInitializing" } }],
    });
    good.emulator.clock.advance(10 * second);
    expect(await groupOf(good.target, id)).toMatchObject({
      Status: "Running",
      InitContainers: [{ CurrentState: { State: "Terminated", ExitCode: 0 } }],
    });
    const bad = await openJobs({ exitCode: 2 }, context);
    const never = await createGroup(bad.target, { InitContainer, RestartPolicy: "Never" });
    expect(await statusOf(bad.target, never)).toBe("Failed");
    expect(await statusOf(bad.target, await createGroup(bad.target, { InitContainer }))).toBe("Pending");
  });

  test("is told by its log, of the last run and of the one before", async (context) => {
    const log = "one\ntwo\nthree";
    const { target, emulator } = await openJobs({ exitCode: 1, runMs: 5 * second, log }, context);
    const id = await createGroup(target, jobs("Always"));
    expect(await logOf(target, id)).toBe("one\ntwo\nthree\n");
    expect(await logOf(target, id, { tail: 2 })).toBe("two\nthree\n");
    expect(await logOf(target, id, { limitBytes: 3 })).toBe("one");
    expect(await logOf(target, id, { tail: 1, timestamps: true })).toMatch(/^\d{4}-.*Z three\n$/);
    expect(await logOf(target, id, { lastTime: true })).toBe("");
    emulator.clock.advance(15 * second);
    expect(await logOf(target, id, { lastTime: true })).toBe("one\ntwo\nthree\n");
    expect(await logOf(target, id, { sinceSeconds: 1 })).toBe("one\ntwo\nthree\n");
    emulator.clock.advance(2 * second);
    expect(await logOf(target, id, { sinceSeconds: 1 })).toBe("");
    await expect(logOf(target, id, { containerName: "web" })).rejects.toMatchObject({
      code: "InvalidParameter",
    });
  });
});

group("a container group", () => {
  test("is told in the status list with the names that the generated client reads", async (context) => {
    const { target, emulator } = await openJobs({ exitCode: 7, runMs: 5 * second }, context);
    const id = await createGroup(target, jobs("Always"));
    const { region: regionId } = target;
    const request = new DescribeContainerGroupStatusRequest({
      regionId,
      containerGroupIds: JSON.stringify([id]),
    });
    const told = async () => (await eciClient(target).describeContainerGroupStatus(request)).body?.data?.[0];
    const running = await told();
    expect(running).toMatchObject({
      containerGroupId: id,
      status: "Running",
      podStatus: { phase: "Running" },
    });
    const [container] = running?.podStatus?.containerStatuses ?? [];
    expect(container?.state?.running?.startedAtstartedAt).toMatch(/^\d{4}-\d\d-\d\dT/);
    emulator.clock.advance(15 * second);
    const [again] = (await told())?.podStatus?.containerStatuses ?? [];
    expect(again).toMatchObject({
      restartCount: 1,
      ready: true,
      lastState: { terminated: { exitCode: 7, reason: "Error" } },
    });
  });

  test("is ended by its deadline", async (context) => {
    const { target, emulator } = await openJobs({ exitCode: 0, runMs: hour }, context);
    const id = await createGroup(target, jobs("Never", { ActiveDeadlineSeconds: 60 }));
    emulator.clock.advance(60 * second);
    const { Status, Containers, Events } = await groupOf(target, id);
    expect(Status).toBe("Failed");
    expect(Containers).toMatchObject([{ CurrentState: { State: "Terminated", ExitCode: 137 } }]);
    expect(Events.at(-1)).toMatchObject({ Type: "Warning", Reason: "DeadlineExceeded" });
  });

  test("on a spot instance is taken back when its time has come", async (context) => {
    const target = await openTarget({ spotExpiryMs: hour }, context);
    const { clock, containerGroups } = emulatorOf(target, context);
    const spot = await createGroup(target, { SpotStrategy: "SpotAsPriceGo" });
    const other = await createGroup(target);
    clock.advance(hour + 5 * second);
    expect(await statusOf(target, spot)).toBe("Expired");
    expect(await statusOf(target, other)).toBe("Running");
    containerGroups.expire(other);
    expect(await statusOf(target, other)).toBe("Expired");
  });

  test("is ended from outside", async (context) => {
    const { target, emulator } = await openJobs({ exitCode: 0 }, context);
    const once = await createGroup(target, { RestartPolicy: "Never" });
    emulator.containerGroups.end(once, { exitCode: 9 });
    expect(await groupOf(target, once)).toMatchObject({
      Status: "Failed",
      Containers: [{ CurrentState: { ExitCode: 9 } }],
    });
    const always = await createGroup(target);
    emulator.containerGroups.end(always);
    expect(await groupOf(target, always)).toMatchObject({
      Status: "Running",
      Containers: [{ CurrentState: { State: "Waiting" } }],
    });
  });

  test("is forgotten an hour after its end", async (context) => {
    const { target, emulator } = await openJobs({ exitCode: 0 }, context);
    const id = await createGroup(target, jobs("Never"));
    emulator.clock.advance(hour - 1);
    expect(await statusOf(target, id)).toBe("Succeeded");
    emulator.clock.advance(1);
    expect((await listGroups(target)).TotalCount).toBe(0);
  });

  test("is forgotten before that where many others of its region have ended since", async (context) => {
    const { target, emulator } = await openJobs({ exitCode: 0 }, context, { endedGroupsKept: 2 });
    const first = await createGroup(target, jobs("Never"));
    const away = { ...target, region: "cn-hangzhou" };
    const other = await createGroup(away, jobs("Never"));
    const later = [];
    for (const name of ["b", "c"]) {
      emulator.clock.advance(second);
      later.unshift(await createGroup(target, jobs("Never", { ContainerGroupName: `job-${name}` })));
    }
    const ids = (await listGroups(target)).ContainerGroups.map(({ ContainerGroupId }) => ContainerGroupId);
    expect(ids).toEqual(later);
    expect(ids).not.toContain(first);
    expect(await statusOf(away, other)).toBe("Succeeded");
  });

  test("waits for an image that does not come, and tells why again and again", async (context) => {
    const target = await openTarget({}, context);
    const { clock } = emulatorOf(target, context);
    const id = await createGroup(target, { Container: [{ Name: "web", Image: "r.local/fail-build:1" }] });
    clock.advance(10 * 60 * second);
    const { Status, Containers, Events } = await groupOf(target, id);
    expect(Status).toBe("Pending");
    expect(Containers).toMatchObject([{ CurrentState: { State: "Waiting", Reason: "ImagePullBackOff" } }]);
    expect(Events.find(({ Message }) => Message.includes("manifest unknown"))).toMatchObject({
      Type: "Warning",
      Reason: "Failed",
      Count: 10,
    });
  });

  test("finds no stock: at once, or when it is scheduled", async (context) => {
    const zonesWithoutStock = ["cn-beijing-a"];
    const strict = await openTarget({ zonesWithoutStock }, context);
    await expect(createGroup(strict)).rejects.toMatchObject({
      code: "OperationDenied.NoStock",
      statusCode: 403,
    });
    expect(await createGroup(strict, { ZoneId: "cn-beijing-b" })).toMatch(/^eci-/);
    const late = await openTarget({ zonesWithoutStock, withoutStock: "scheduleFails" }, context);
    const id = await createGroup(late);
    expect(await statusOf(late, id)).toBe("Scheduling");
    const { clock } = emulatorOf(late, context);
    clock.advance(5 * second);
    const { Status, Events } = await groupOf(late, id);
    expect(Status).toBe("ScheduleFailed");
    expect(Events.at(-1)).toMatchObject({
      Reason: "NoStock",
      Message: expect.stringContaining("cn-beijing-a"),
    });
    clock.advance(24 * hour - 1);
    expect(await statusOf(late, id)).toBe("ScheduleFailed");
    clock.advance(1);
    expect((await listGroups(late)).TotalCount).toBe(0);
  });

  test("starts all its containers anew", async (context) => {
    const target = await openTarget({}, context);
    const { clock } = emulatorOf(target, context);
    const ContainerGroupId = await createGroup(target);
    const restart = () => eci(target, "RestartContainerGroup", { ContainerGroupId });
    await expect(restart()).rejects.toMatchObject({ code: "IncorrectStatus" });
    clock.advance(60 * second);
    await restart();
    expect(await statusOf(target, ContainerGroupId)).toBe("Restarting");
    clock.advance(second);
    expect(await groupOf(target, ContainerGroupId)).toMatchObject({
      Status: "Running",
      Containers: [{ RestartCount: 1, PreviousState: { ExitCode: 137 }, CurrentState: { State: "Running" } }],
    });
  });
});

group("the events of a container group", () => {
  test("are the newest fifty", async (context) => {
    const { target, emulator } = await openJobs({ exitCode: 0 }, context);
    const ContainerGroupId = await createGroup(target);
    for (let count = 0; count < 20; count++) {
      emulator.clock.advance(second);
      await eci(target, "RestartContainerGroup", { ContainerGroupId });
    }
    const { Events } = await groupOf(target, ContainerGroupId);
    expect(Events).toHaveLength(50);
    expect(Events.map(({ Reason }) => Reason)).not.toContain("Pulling");
    const { Data } = await eci(target, "DescribeContainerGroupEvents", {
      ContainerGroupIds: JSON.stringify([ContainerGroupId]),
    });
    expect((Data as { Events: object[] }[])[0]?.Events).toHaveLength(50);
  });
});

group("RestartContainerGroup", () => {
  test("begins again with the containers of the start, also with one that has failed", async (context) => {
    const { target, emulator } = await openJobs({ exitCode: 2, runMs: 5 * second }, context);
    const InitContainer = [{ Name: "prepare", Image: "r.local/job:1" }];
    const ContainerGroupId = await createGroup(target, { InitContainer });
    emulator.clock.advance(5 * second);
    await eci(target, "RestartContainerGroup", { ContainerGroupId });
    expect((await groupOf(target, ContainerGroupId)).InitContainers).toMatchObject([
      { RestartCount: 1, CurrentState: { State: "Running" } },
    ]);
  });
});

group("DescribeContainerGroups", () => {
  test("pages through the newest first, twenty at a time", async () => {
    const target = await openTarget();
    const ids: string[] = [];
    for (let n = 0; n < 21; n++) ids.unshift(await createGroup(target, { ContainerGroupName: `web-${n}` }));
    const first = await listGroups(target);
    const second = await listGroups(target, { NextToken: first.NextToken });
    const idsOf = (page: typeof first) =>
      page.ContainerGroups.map(({ ContainerGroupId }) => ContainerGroupId);
    expect([idsOf(first).length, idsOf(second).length]).toEqual([20, 1]);
    expect([...idsOf(first), ...idsOf(second)]).toEqual(ids);
    expect(second.NextToken).toBeUndefined();
    await expect(listGroups(target, { Limit: 21 })).rejects.toMatchObject({ code: "InvalidParameter" });
  });

  test("filters by whatever it is asked for", async (context) => {
    const target = await openTarget({}, context);
    const { clock } = emulatorOf(target, context);
    const Tag = [{ Key: "team", Value: "web" }];
    const a = await createGroup(target, {
      ContainerGroupName: "aa",
      Tag,
      VSwitchId: "vsw-1",
      ZoneId: "cn-beijing-b",
    });
    clock.advance(60 * second);
    const b = await createGroup(target, {
      ContainerGroupName: "bb",
      SecurityGroupId: "sg-1",
      ResourceGroupId: "rg-1",
    });
    const found = async (filter: object) =>
      (await listGroups(target, filter)).ContainerGroups.map(({ ContainerGroupId }) => ContainerGroupId);
    expect(await found({})).toEqual([b, a]);
    expect(await found({ ContainerGroupIds: JSON.stringify([a, "eci-none"]) })).toEqual([a]);
    expect(await found({ ContainerGroupName: "bb" })).toEqual([b]);
    expect(await found({ Tag })).toEqual([a]);
    expect(await found({ VSwitchId: "vsw-1" })).toEqual([a]);
    expect(await found({ ZoneId: "cn-beijing-b" })).toEqual([a]);
    expect(await found({ SecurityGroupId: "sg-1" })).toEqual([b]);
    expect(await found({ ResourceGroupId: "rg-1" })).toEqual([b]);
    expect(await found({ Status: "Running" })).toEqual([a]);
    expect(await found({ Status: "Scheduling" })).toEqual([b]);
    const [quiet] = (await listGroups(target, { ContainerGroupName: "aa", WithEvent: false }))
      .ContainerGroups;
    expect(quiet?.Events).toEqual([]);
  });

  test("knows tags, which the tag actions change", async () => {
    const target = await openTarget();
    const id = await createGroup(target, { Tag: [{ Key: "a", Value: "1" }] });
    const named = { ResourceType: "ContainerGroup", ResourceId: [id] };
    await eci(target, "TagResources", { ...named, Tag: [{ Key: "b", Value: "2" }] });
    await eci(target, "UntagResources", { ...named, TagKey: ["a"] });
    expect((await groupOf(target, id)).Tags).toEqual([{ Key: "b", Value: "2" }]);
    const { TagResources } = await eci(target, "ListTagResources", named);
    expect(TagResources).toEqual([
      { ResourceType: "ContainerGroup", ResourceId: id, TagKey: "b", TagValue: "2" },
    ]);
  });
});
