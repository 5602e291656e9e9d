import { afterEach, beforeEach, expect, it } from "vitest";
import { TestStack } from "../engine/support/stack.js";
import { addressByHand, cacheByHand, changingCalls, groupByHand } from "./support/byHand.js";
import { type Classes, ways } from "./support/classes.js";

let stack: TestStack;
beforeEach(async () => {
  stack = await TestStack.create();
});
afterEach(() => stack.close());

it.each(ways)(
  "objects that a program only reads move %s, and stay when the stack goes",
  async (_, before, after) => {
    const { emulator } = stack;
    const cacheId = await cacheByHand(emulator);
    const allocationId = await addressByHand(emulator);
    const groupId = await groupByHand(emulator);
    const declare = ({ eip, cache, group }: Classes) =>
      stack.declare(async () => {
        eip("seen", {}, { id: allocationId });
        cache("seen", {}, { id: cacheId });
        group("seen", {}, { id: groupId });
      });
    declare(before);
    const read = await stack.up();
    expect([read.succeeded, read.errors]).toEqual([true, ""]);
    const outputs = async () =>
      (await stack.resources()).map(({ id, outputs: { status } }) => `${id} ${status}`).sort();
    const known = await outputs();
    emulator.clearCalls();

    declare(after);
    const moved = await stack.up();
    expect([moved.succeeded, moved.errors]).toEqual([true, ""]);
    expect(await outputs()).toEqual(known);
    expect((await stack.refresh()).succeeded).toBe(true);
    expect((await stack.destroy()).succeeded).toBe(true);
    expect(changingCalls(emulator)).toEqual([]);
    const { imageCaches, eips, containerGroups } = emulator;
    expect([imageCaches.list(), eips.list(), containerGroups.list()].map(({ length }) => length)).toEqual([
      1, 1, 1,
    ]);
  },
);
