import * as pulumi from "@pulumi/pulumi";
import { afterEach, describe, expect, it } from "vitest";
import type { TestStack } from "../engine/support/stack.js";
import { changingCalls } from "./support/byHand.js";
import { type Classes, plugin, ways } from "./support/classes.js";
import type { StoppableClock } from "./support/interrupt.js";
import { containersOf, expectSettled, idsOf, image, network, openStack } from "./support/movingStack.js";

const hour = 60 * 60 * 1_000;
const job = { ...network, containers: containersOf("job:1"), restartPolicy: "Never" };

let stack: TestStack;
let clock: StoppableClock;
afterEach(() => stack.close());

describe.each(ways)("a stack with groups that moves %s", (_, before, after) => {
  it("keeps a job that has ended, also one that the cloud has forgotten, seen or unseen", async () => {
    ({ stack, clock } = await openStack());
    const declare = ({ group }: Classes) =>
      stack.declare(async () => {
        group("ended", { ...job, waitFor: "succeeded" });
        group("unseen", { ...job, waitFor: "accepted" });
      });
    declare(before);
    const made = await stack.up();
    expect([made.errors, made.changes]).toEqual(["", { create: 2 }]);
    const known = await idsOf(stack);
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
    expect(await idsOf(stack)).toEqual(known);
    expect((await stack.refresh()).succeeded).toBe(true);
    expect((await stack.resources()).map(({ outputs }) => outputs.forgotten)).toEqual([true, true]);
    await expectSettled(stack, 2);
  });

  it("keeps a group whose variables hold a secret", async () => {
    ({ stack, clock } = await openStack());
    const environmentVars = [{ key: "S", value: pulumi.secret("hush-hush-word") }];
    const declare = ({ group }: Classes) =>
      stack.declare(async () => {
        group("web", { ...network, containers: [{ name: "web", image: "web:1", environmentVars }] });
      });
    declare(before);
    expect((await stack.up()).succeeded).toBe(true);
    const known = await idsOf(stack);
    stack.emulator.clearCalls();
    declare(after);
    const moved = await stack.up();
    expect([moved.succeeded, moved.errors, moved.changes.replace]).toEqual([true, "", undefined]);
    expect(changingCalls(stack.emulator)).toEqual([]);
    expect(await idsOf(stack)).toEqual(known);
    await expectSettled(stack, 1);
  });

  it("keeps a job that a refresh has seen forgotten, and runs it again by its triggers alone", async () => {
    ({ stack, clock } = await openStack());
    const declare = ({ group }: Classes, run: string) =>
      stack.declare(async () => {
        group("job", { ...job, waitFor: "succeeded", triggers: { run } });
      });
    declare(before, "1");
    await stack.up();
    clock.advance(2 * hour);
    await stack.refresh();
    const known = await idsOf(stack);
    declare(after, "1");
    const moved = await stack.up();
    expect([moved.succeeded, moved.changes.replace]).toEqual([true, undefined]);
    expect(await idsOf(stack)).toEqual(known);
    declare(after, "2");
    expect((await stack.up()).changes).toEqual({ replace: 1 });
    expect(await idsOf(stack)).not.toEqual(known);
    await expectSettled(stack, 1);
  });

  it("lets go of what the program declares no more in the very run, forgotten or not", async () => {
    ({ stack, clock } = await openStack());
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
    await expectSettled(stack, 1);
  });

  it("makes anew a group that was deleted from outside, as before", async () => {
    ({ stack, clock } = await openStack());
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
    await expectSettled(stack, 1);
  });
});
