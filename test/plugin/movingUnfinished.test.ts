import { afterEach, describe, expect, it } from "vitest";
import type { TestStack } from "../engine/support/stack.js";
import { changingCalls } from "./support/byHand.js";
import { type Classes, ways } from "./support/classes.js";
import type { StoppableClock } from "./support/interrupt.js";
import { containersOf, expectSettled, idsOf, image, network, openStack } from "./support/movingStack.js";

const refuse = (...actions: string[]) => {
  const fault = { kind: "error", status: 403, code: "Forbidden.RAM", message: "not allowed" } as const;
  for (const action of actions) stack.emulator.faults.add({ action, times: Number.POSITIVE_INFINITY, fault });
};

let stack: TestStack;
let clock: StoppableClock;
afterEach(() => stack.close());

describe.each(ways)("a stack that moves %s", (_, before, after) => {
  it("finishes updates in place that broke off, and sends each once", async () => {
    ({ stack, clock } = await openStack());
    const declare = ({ eip, cache, group }: Classes, tag: string, size: number) =>
      stack.declare(async () => {
        const tags = { size: String(size) };
        eip("pull", { bandwidth: String(size) });
        cache("web", { images: [image(`web:${tag}`)], tags });
        group("job", { ...network, containers: containersOf("web:1"), cpu: size, memory: 8, tags });
      });
    declare(before, "1", 2);
    expect((await stack.up()).changes).toEqual({ create: 3 });
    const known = await idsOf(stack);
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
    expect(await idsOf(stack)).toEqual(known);
    expect(stack.emulator.imageCaches.list()).toMatchObject([{ Images: [image("web:2")], Status: "Ready" }]);
    expect(stack.emulator.containerGroups.list()).toMatchObject([{ Cpu: 4, Status: "Running" }]);
    expect(stack.emulator.eips.list()).toMatchObject([{ Bandwidth: "4" }]);
    await expectSettled(stack, 3);
  });

  it("goes on with what was declared anew in the very run", async () => {
    ({ stack, clock } = await openStack());
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
    await expectSettled(stack, 1);
  });

  it.each(["create", "update"] as const)(
    "goes on waiting for a group whose %s ran out of time",
    async (what) => {
      ({ stack, clock } = await openStack());
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
      const known = await idsOf(stack);
      expect(known).toHaveLength(1);
      clock.isStopped = false;
      stack.emulator.clearCalls();
      declare(after, 4);
      const gone = await stack.up();
      expect([gone.succeeded, gone.errors]).toEqual([true, ""]);
      // What a group has had of an update nobody can ask: it is sent again, and nothing else.
      const again = what === "update" ? ["UpdateContainerGroup"] : [];
      expect(changingCalls(stack.emulator).filter((action) => action !== "TagResources")).toEqual(again);
      expect(await idsOf(stack)).toEqual(known);
      expect(stack.emulator.containerGroups.list()).toMatchObject([{ Cpu: 4, Status: "Running" }]);
      await expectSettled(stack, 1);
    },
  );

  it("deletes what a replacement has left to delete", async () => {
    ({ stack, clock } = await openStack());
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
    await expectSettled(stack, 2);
  });

  it("knows a cache that is kept for rollbacks, and keeps the next one too", async () => {
    ({ stack, clock } = await openStack());
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
    const known = await idsOf(stack);
    declare(after, "2");
    const moved = await stack.up();
    expect([moved.succeeded, moved.changes.replace]).toEqual([true, undefined]);
    expect([phases(), await idsOf(stack)]).toEqual([["created", "kept"], known]);
    declare(after, "3");
    expect((await stack.up()).changes).toEqual({ replace: 1 });
    expect(phases()).toEqual(["created", "kept", "kept"]);
    expect((await stack.destroy()).succeeded).toBe(true);
    expect(phases()).toEqual(["kept", "kept"]);
  });
});
