import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it, onTestFinished } from "vitest";
import { programOf } from "../crash/support/declaration.mts";
import { interruptEngine } from "../crash/support/processTree.js";
import { TestStack } from "../engine/support/stack.js";
import { interrupted, StoppableClock } from "./support/interrupt.js";
import "./support/registerWithPlugin.js";

const declared = { cache: {} };
let stack: TestStack;
let clock: StoppableClock;

beforeEach(async () => {
  clock = new StoppableClock();
  stack = await TestStack.create({ emulator: { clock }, environment: { CLIENT_READ_TIMEOUT: "1000" } });
});
afterEach(() => stack.close());

const creates = () => stack.emulator.calls.filter(({ action }) => action === "CreateImageCache");
const tokens = () => new Set(creates().map(({ parameters }) => parameters.ClientToken));
const idsInState = async () => (await stack.resources()).map(({ id }) => id);
const idsInCloud = () => stack.emulator.imageCaches.list().map(({ ImageCacheId }) => ImageCacheId);

/** The next run ends with the one object that there is. */
async function expectOne(): Promise<void> {
  clock.isStopped = false;
  stack.emulator.faults.clear();
  stack.declare(programOf(declared));
  const next = await stack.up();
  expect([next.succeeded, next.errors]).toEqual([true, ""]);
  expect(idsInCloud()).toHaveLength(1);
  expect(await idsInState()).toEqual(idsInCloud());
  expect((await stack.destroy()).succeeded).toBe(true);
  expect(stack.emulator.isEmpty()).toBe(true);
}

it("a Ctrl-C during a create ends the run once its answer is there, with the id kept", async () => {
  clock.isStopped = true;
  const { faults } = stack.emulator;
  faults.add({ action: "CreateImageCache", fault: { kind: "hold" } });
  const { ms } = await interrupted(
    stack,
    "up",
    declared,
    () => faults.heldCalls > 0,
    () => {
      interruptEngine();
      faults.release();
    },
  );
  expect(ms).toBeLessThan(10_000);
  expect(idsInCloud()).toHaveLength(1);
  expect(await idsInState()).toEqual(idsInCloud());
  await expectOne();
  expect(creates()).toHaveLength(1);
});

it("a create whose answer never comes is asked for again by the same token, and its id is kept", async () => {
  clock.isStopped = true;
  stack.emulator.faults.add({ action: "CreateImageCache", fault: { kind: "hang" } });
  await interrupted(stack, "up", declared, () => creates().length > 0);
  expect(creates().length).toBeGreaterThan(1);
  expect(tokens().size).toBe(1);
  expect(await idsInState()).toEqual(idsInCloud());
  await expectOne();
});

it("a create of which nobody learns what became of it is found by the next run", async () => {
  clock.isStopped = true;
  stack.emulator.faults.add({ action: "CreateImageCache", times: 9_999, fault: { kind: "dropAfter" } });
  const { ms } = await interrupted(stack, "up", declared, () => creates().length > 0);
  expect(ms).toBeLessThan(20_000);
  expect(idsInCloud()).toHaveLength(1);
  expect(await idsInState()).toEqual([]);
  await expectOne();
});

it("a Ctrl-C while a registry is asked ends the preview", async () => {
  let asked = 0;
  const registry = createServer(() => {
    asked += 1;
  });
  registry.listen(0, "127.0.0.1");
  await once(registry, "listening");
  onTestFinished(() => void registry.close());
  const { port } = registry.address() as AddressInfo;
  await stack.configure({
    "eci:registryEndpoints": { value: JSON.stringify({ "*": `http://127.0.0.1:${port}` }) },
    "eci:registryTimeout": { value: "60" },
  });
  const { ms } = await interrupted(stack, "preview", declared, () => asked > 0);
  registry.closeAllConnections();
  expect(ms).toBeLessThan(10_000);
});
