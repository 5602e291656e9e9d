import type { EmulatorOptions } from "pulumi-eci/emulator";
import { afterEach, describe, expect, it } from "vitest";
import { endAt } from "../crash/support/kill.js";
import { TestStack } from "../engine/support/stack.js";
import { changingCalls } from "./support/byHand.js";
import { type Classes, plugin, ways } from "./support/classes.js";
import { StoppableClock } from "./support/interrupt.js";

const hour = 60 * 60 * 1_000;
const image = (tag: string) => `registry.example.com/team/${tag}`;
const network = { securityGroupId: "sg-1", vswitchIds: ["vsw-1"] };
const containersOf = (tag: string) => [{ name: "web", image: image(tag) }];
const job = { ...network, containers: containersOf("job:1"), restartPolicy: "Never" };

let stack: TestStack;
let clock: StoppableClock;
afterEach(() => stack.close());

async function open(emulator: EmulatorOptions = {}): Promise<void> {
  clock = new StoppableClock();
  const containerRules = [{ image: "*/job:*", exitCode: 0, runMs: 30_000 }];
  stack = await TestStack.create({ emulator: { clock, containerRules, ...emulator } });
}

const ids = async () =>
  (await stack.resources()).map(({ urn, id }) => `${urn.split("::").at(-1)} ${id}`).sort();

const refuse = (...actions: string[]) => {
  const fault = { kind: "error", status: 403, code: "Forbidden.RAM", message: "not allowed" } as const;
  for (const action of actions) stack.emulator.faults.add({ action, times: Number.POSITIVE_INFINITY, fault });
};

/** A refresh finds what there is, a preview after it nothing to do, and a destroy leaves nothing. */
async function isSettled(count: number): Promise<void> {
  const known = await ids();
  const refreshed = await stack.refresh();
  expect([refreshed.succeeded, refreshed.errors]).toEqual([true, ""]);
  expect(await ids()).toEqual(known);
  expect((await stack.preview()).changes).toEqual({ same: count });
  expect((await stack.destroy()).succeeded).toBe(true);
  expect(stack.emulator.isEmpty()).toBe(true);
}

describe.each(ways)("a stack that moves %s", (_, before, after) => {
  it("finishes updates in place that broke off, and sends each once", async () => {
    await open();
    const declare = ({ eip, cache, group }: Classes, tag: string, size: number) =>
      stack.declare(async () => {
        const tags = { size: String(size) };
        eip("pull", { bandwidth: String(size) });
        cache("web", { images: [image(`web:${tag}`)], tags });
        group("job", { ...network, containers: containersOf("web:1"), cpu: size, memory: 8, tags });
      });
    declare(before, "1", 2);
    expect((await stack.up()).changes).toEqual({ create: 3 });
    const known = await ids();
    declare(before, "2", 4);
    refuse("UpdateImageCache", "UpdateContainerGroup", "ModifyEipAddressAttribute");
    // The first failure ends a run.
    for (const { urn } of await stack.resources())
      expect((await stack.up({ target: [urn] })).succeeded).toBe(false);
    const pending = (await stack.resources()).map(({ outputs }) => outputs.__pendingUpdate);
    expect(pending.filter((fields) => Array.isArray(fields) && fields.length > 0)).toHaveLength(3);
    stack.emulator.faults.clear();
    stack.emulator.clearCalls();

    declare(after, "2", 4);
    expect((await stack.preview()).changes).toEqual({ update: 3 });
    expect(changingCalls(stack.emulator)).toEqual([]);
    const finished = await stack.up();
    expect([finished.succeeded, finished.errors, finished.changes]).toEqual([true, "", { update: 3 }]);
    const sent = changingCalls(stack.emulator).filter((action) => action !== "TagResources");
    expect(sent.sort()).toEqual(["ModifyEipAddressAttribute", "UpdateContainerGroup", "UpdateImageCache"]);
    expect(await ids()).toEqual(known);
    expect(stack.emulator.imageCaches.list()).toMatchObject([{ Images: [image("web:2")], Status: "Ready" }]);
    expect(stack.emulator.containerGroups.list()).toMatchObject([{ Cpu: 4, Status: "Running" }]);
    expect(stack.emulator.eips.list()).toMatchObject([{ Bandwidth: "4" }]);
    await isSettled(3);
  });

  it("goes on with what was declared anew in the very run", async () => {
    await open();
    const declare = ({ cache }: Classes, tag: string) =>
      stack.declare(async () => {
        cache("web", { images: [image(`web:${tag}`)] });
      });
    declare(before, "1");
    await stack.up();
    declare(before, "2");
    refuse("UpdateImageCache");
    expect((await stack.up()).succeeded).toBe(false);
    stack.emulator.faults.clear();
    stack.emulator.clearCalls();
    // What the cloud has is what is declared again.
    declare(after, "1");
    const taken = await stack.up();
    expect([taken.succeeded, taken.errors]).toEqual([true, ""]);
    expect(stack.emulator.imageCaches.list()).toMatchObject([{ Images: [image("web:1")], Status: "Ready" }]);
    await isSettled(1);
  });

  it.each(["create", "update"] as const)(
    "goes on waiting for a group whose %s ran out of time",
    async (what) => {
      await open();
      const declare = ({ group }: Classes, size: number, customTimeouts = {}) =>
        stack.declare(async () => {
          const containers = containersOf("web:1");
          group("web", { ...network, containers, cpu: size, memory: 8 }, { customTimeouts });
        });
      if (what === "update") {
        declare(before, 2);
        await stack.up();
      }
      clock.isStopped = true;
      declare(before, 4, { [what]: "1s" });
      expect((await stack.up()).succeeded).toBe(false);
      const known = await ids();
      expect(known).toHaveLength(1);
      clock.isStopped = false;
      stack.emulator.clearCalls();
      declare(after, 4);
      const gone = await stack.up();
      expect([gone.succeeded, gone.errors]).toEqual([true, ""]);
      // What a group has had of an update nobody can ask: it is sent again, and nothing else.
      const again = what === "update" ? ["UpdateContainerGroup"] : [];
      expect(changingCalls(stack.emulator).filter((action) => action !== "TagResources")).toEqual(again);
      expect(await ids()).toEqual(known);
      expect(stack.emulator.containerGroups.list()).toMatchObject([{ Cpu: 4, Status: "Running" }]);
      await isSettled(1);
    },
  );

  it.each([
    ["cache", "ECI", "CreateImageCache", { cache: {} }],
    ["address", "VPC", "AllocateEipAddress", { address: {} }],
    ["group", "ECI", "CreateContainerGroup", { group: {} }],
    ["cache with an address of its own", "ECI", "CreateImageCache", { cache: { autoCreateEip: true } }],
  ] as const)(
    "goes on with a %s whose answer a killed run has not seen",
    async (_, product, action, declared) => {
      await open();
      stack.environment({ PULUMI_ECI_TEST_HOST: before === plugin ? "plugin" : "dynamic" });
      await endAt(stack, { product, action, nth: 1, moment: "before its answer" }, "up", declared);
      expect(await ids()).toEqual([]);
      stack.emulator.clearCalls();
      stack.declare(async () => {
        const given = declared as Record<string, object | undefined>;
        if (given.cache) after.cache("web", { images: ["registry.example.com/web:1"], ...given.cache });
        if (given.address) after.eip("pull", { deletionProtection: false });
        const containers = [{ name: "web", image: "registry.example.com/web:1" }];
        if (given.group) after.group("web", { ...network, containers });
      });
      const next = await stack.up();
      expect([next.succeeded, next.errors]).toEqual([true, ""]);
      expect(next.output).toMatch(/goes on with \S+, which an interrupted run has left/);
      expect(changingCalls(stack.emulator)).not.toContain(action);
      await isSettled(1);
    },
  );

  it("deletes what a replacement has left to delete", async () => {
    await open();
    const declare = ({ cache, group }: Classes, tag: string) =>
      stack.declare(async () => {
        cache("web", { images: [image("web:1")], zoneId: `cn-hangzhou-${tag}` });
        group("web", { ...network, containers: containersOf(`web:${tag}`) });
      });
    declare(before, "g");
    await stack.up();
    declare(before, "h");
    refuse("DeleteImageCache", "DeleteContainerGroup");
    expect((await stack.up()).succeeded).toBe(false);
    stack.emulator.faults.clear();
    expect((await stack.resources()).filter((resource) => resource.delete)).toHaveLength(2);
    stack.emulator.clearCalls();
    declare(after, "h");
    const next = await stack.up();
    expect([next.succeeded, next.errors]).toEqual([true, ""]);
    const sent = changingCalls(stack.emulator).filter((action) => action !== "TagResources");
    expect(sent.sort()).toEqual(["DeleteContainerGroup", "DeleteImageCache"]);
    expect(stack.emulator.imageCaches.list()).toHaveLength(1);
    expect(stack.emulator.containerGroups.list()).toHaveLength(1);
    await isSettled(2);
  });

  it("keeps a job that has ended, also one that the cloud has forgotten, seen or unseen", async () => {
    await open();
    const declare = ({ group }: Classes) =>
      stack.declare(async () => {
        group("ended", { ...job, waitFor: "succeeded" });
        group("unseen", { ...job, waitFor: "accepted" });
      });
    declare(before);
    const made = await stack.up();
    expect([made.errors, made.changes]).toEqual(["", { create: 2 }]);
    const known = await ids();
    // So that a moment is as long as the cloud tells of a job that has ended.
    stack.environment({ PULUMI_ECI_WAIT_FACTOR: "0.00001" });
    clock.advance(2 * hour);
    expect(stack.emulator.containerGroups.list()).toEqual([]);
    stack.emulator.clearCalls();
    declare(after);
    const moved = await stack.up();
    expect([moved.succeeded, moved.errors]).toEqual([true, ""]);
    expect(moved.changes.replace).toBeUndefined();
    if (after === plugin) expect(moved.changes).toEqual({ same: 2 });
    expect(changingCalls(stack.emulator)).toEqual([]);
    expect(await ids()).toEqual(known);
    expect((await stack.refresh()).succeeded).toBe(true);
    expect((await stack.resources()).map(({ outputs }) => outputs.forgotten)).toEqual([true, true]);
    await isSettled(2);
  });

  it("keeps a job that a refresh has seen forgotten, and runs it again by its triggers alone", async () => {
    await open();
    const declare = ({ group }: Classes, run: string) =>
      stack.declare(async () => {
        group("job", { ...job, waitFor: "succeeded", triggers: { run } });
      });
    declare(before, "1");
    await stack.up();
    clock.advance(2 * hour);
    await stack.refresh();
    const known = await ids();
    declare(after, "1");
    const moved = await stack.up();
    expect([moved.succeeded, moved.changes.replace]).toEqual([true, undefined]);
    expect(await ids()).toEqual(known);
    declare(after, "2");
    expect((await stack.up()).changes).toEqual({ replace: 1 });
    expect(await ids()).not.toEqual(known);
    await isSettled(1);
  });

  it("lets go of what the program declares no more in the very run, forgotten or not", async () => {
    await open();
    const declare = ({ eip, cache, group }: Classes, isAll: boolean) =>
      stack.declare(async () => {
        eip("stays", {});
        if (!isAll) return;
        eip("goes", {});
        cache("goes", { images: [image("web:1")] });
        group("goes", { ...network, containers: containersOf("web:1") });
        group("forgotten", { ...job, waitFor: "succeeded" });
      });
    declare(before, true);
    await stack.up();
    clock.advance(2 * hour);
    declare(after, false);
    const moved = await stack.up();
    expect([moved.succeeded, moved.errors, moved.changes.delete]).toEqual([true, "", 4]);
    expect(stack.emulator.eips.list()).toHaveLength(1);
    expect(stack.emulator.containerGroups.list()).toEqual([]);
    expect(stack.emulator.imageCaches.list()).toEqual([]);
    await isSettled(1);
  });

  it("makes anew a group that was deleted from outside, as before", async () => {
    await open();
    const declare = ({ group }: Classes) =>
      stack.declare(async () => {
        group("web", { ...network, containers: containersOf("web:1") });
      });
    declare(before);
    await stack.up();
    const [made] = stack.emulator.containerGroups.list();
    stack.emulator.containerGroups.remove(String(made?.ContainerGroupId));
    declare(after);
    const next = await stack.up();
    expect([next.succeeded, next.errors, next.changes]).toEqual([true, "", { replace: 1 }]);
    await isSettled(1);
  });

  it("knows a cache that is kept for rollbacks, and keeps the next one too", async () => {
    await open();
    const declare = ({ cache }: Classes, tag: string) =>
      stack.declare(async () => {
        const args = { images: [image(`web:${tag}`)], keepReplacedDays: 7 };
        cache("web", args, { replaceOnChanges: ["images"] });
      });
    const phases = () =>
      stack.emulator.imageCaches
        .list()
        .map(({ Tags }) => Tags.find(({ Key }) => Key === "pulumi-eci-phase")?.Value)
        .sort();
    declare(before, "1");
    await stack.up();
    declare(before, "2");
    await stack.up();
    expect(phases()).toEqual(["created", "kept"]);
    const known = await ids();
    declare(after, "2");
    const moved = await stack.up();
    expect([moved.succeeded, moved.changes.replace]).toEqual([true, undefined]);
    expect([phases(), await ids()]).toEqual([["created", "kept"], known]);
    declare(after, "3");
    expect((await stack.up()).changes).toEqual({ replace: 1 });
    expect(phases()).toEqual(["created", "kept", "kept"]);
    expect((await stack.destroy()).succeeded).toBe(true);
    expect(phases()).toEqual(["kept", "kept"]);
  });
});
