import { afterEach, beforeEach, expect, it } from "vitest";
import { programOf } from "../crash/support/declaration.mts";
import { killPlugin } from "../crash/support/processTree.js";
import { TestStack } from "../engine/support/stack.js";
import { interrupted, StoppableClock } from "./support/interrupt.js";
import "./support/registerWithPlugin.js";

let stack: TestStack;
let clock: StoppableClock;

beforeEach(async () => {
  clock = new StoppableClock();
  stack = await TestStack.create({ emulator: { clock } });
});
afterEach(() => stack.close());

it.each([
  ["before the answer to its create", () => stack.emulator.faults.heldCalls > 0],
  ["in its wait", () => stack.emulator.calls.filter(isLook).length >= 4],
])(
  "is killed alone %s: the run fails, and the next one goes on with the same object",
  async (title, isTime) => {
    const { emulator } = stack;
    if (title.includes("answer"))
      emulator.faults.add({ action: "CreateImageCache", fault: { kind: "hold", effect: true } });
    clock.isStopped = true;
    const { output } = await interrupted(stack, "up", { cache: {} }, isTime, killPlugin);
    emulator.faults.clear();
    expect(output).toContain("pulumi-resource-eci exited prematurely");
    const ids = emulator.imageCaches.list().map(({ ImageCacheId }) => ImageCacheId);
    expect(ids).toHaveLength(1);

    clock.isStopped = false;
    stack.declare(programOf({ cache: {} }));
    const next = await stack.up();
    expect([next.succeeded, next.errors]).toEqual([true, ""]);
    expect(next.output).toContain(`goes on with ${ids[0]}, which an interrupted run has left`);
    expect(emulator.imageCaches.list()).toMatchObject([{ Status: "Ready" }]);
    expect((await stack.resources()).map(({ id }) => id)).toEqual(ids);
    expect((await stack.preview()).changes).toEqual({ same: 1 });
  },
);

function isLook({ action }: { action: string }): boolean {
  return action === "DescribeImageCaches";
}
