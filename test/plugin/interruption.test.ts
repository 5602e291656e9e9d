import { afterEach, beforeEach, expect, it } from "vitest";
import { type Declaration, programOf } from "../crash/support/declaration.mts";
import { TestStack } from "../engine/support/stack.js";
import { interrupted, StoppableClock } from "./support/interrupt.js";
import "./support/registerWithPlugin.js";

let stack: TestStack;
let clock: StoppableClock;

beforeEach(async () => {
  clock = new StoppableClock();
  stack = await TestStack.create({ emulator: { clock, deleteMs: 60_000 } });
});
afterEach(() => stack.close());

interface Case {
  name: string;
  before?: Declaration;
  declared: Declaration;
  /** The call that the wait follows, and the one that it looks with. */
  calls: [string, string];
}

const cases: Case[] = [
  {
    name: "the create of a cache",
    declared: { cache: {} },
    calls: ["CreateImageCache", "DescribeImageCaches"],
  },
  {
    name: "the update of a cache",
    before: { cache: {} },
    declared: { cache: { images: ["registry.example.com/web:2"] } },
    calls: ["UpdateImageCache", "DescribeImageCaches"],
  },
  {
    name: "the delete of a cache",
    before: { cache: {}, address: {} },
    declared: { address: {} },
    calls: ["DeleteImageCache", "DescribeImageCaches"],
  },
  {
    name: "the create of a group",
    declared: { group: {} },
    calls: ["CreateContainerGroup", "DescribeContainerGroups"],
  },
  {
    name: "a gate",
    declared: { cache: { waitForReady: false }, gate: true },
    calls: ["CreateImageCache", "DescribeImageCaches"],
  },
];

it.each(cases.map((each) => [each.name, each] as const))(
  "a Ctrl-C ends the wait in %s at once, and the next run goes on with the same object",
  async (_, { before, declared, calls: [begins, looks] }) => {
    const { emulator } = stack;
    if (before !== undefined) {
      stack.declare(programOf(before));
      expect((await stack.up()).succeeded).toBe(true);
    }
    emulator.clearCalls();
    clock.isStopped = true;
    const isWaiting = () => {
      const actions = emulator.calls.map(({ action }) => action);
      const sent = actions.indexOf(begins);
      return sent >= 0 && actions.slice(sent).filter((action) => action === looks).length >= 3;
    };
    const { output, ms } = await interrupted(stack, "up", declared, isWaiting);
    expect(output).toMatch(/\^C received[\s\S]*error: [\s\S]*(goes on in the cloud|again to go on waiting)/);
    expect(ms).toBeLessThan(10_000);
    const ids = [
      ...emulator.imageCaches.list().map(({ ImageCacheId }) => ImageCacheId),
      ...emulator.containerGroups.list().map(({ ContainerGroupId }) => ContainerGroupId),
    ];
    expect(ids).toHaveLength(1);
    const state = await stack.storedState();
    expect(JSON.parse(state).checkpoint.latest.pending_operations ?? []).toEqual([]);
    expect((await stack.resources()).map(({ id }) => id)).toContain(ids[0]);

    clock.isStopped = false;
    stack.declare(programOf(declared));
    const next = await stack.up();
    expect([next.succeeded, next.errors]).toEqual([true, ""]);
    const after = await stack.resources();
    expect(after.some(({ id }) => id === ids[0])).toBe(begins !== "DeleteImageCache");
    expect(emulator.calls.filter(({ action }) => action === begins)).toHaveLength(
      begins === "DeleteImageCache" ? 2 : 1,
    );
    for (const { Status } of emulator.imageCaches.list()) expect(Status).toBe("Ready");
    expect((await stack.preview()).changes).toEqual({ same: after.length });
    expect((await stack.destroy()).succeeded).toBe(true);
    expect(emulator.isEmpty()).toBe(true);
  },
);
