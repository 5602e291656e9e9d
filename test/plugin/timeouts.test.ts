import { ImageCache } from "pulumi-eci";
import { afterEach, beforeEach, expect, it } from "vitest";
import { TestStack } from "../engine/support/stack.js";
import { changingCalls } from "./support/byHand.js";
import { StoppableClock } from "./support/interrupt.js";
import "./support/registerWithPlugin.js";

let stack: TestStack;
let clock: StoppableClock;

beforeEach(async () => {
  clock = new StoppableClock();
  stack = await TestStack.create({ emulator: { clock } });
});
afterEach(() => stack.close());

const declare = (image: string, customTimeouts: Record<string, string>) =>
  stack.declare(async () => {
    new ImageCache("web", { images: [image] }, { customTimeouts });
  });

it("keeps the id of what a wait was too short for, goes on with it, and takes another timeout for no change", async () => {
  const { emulator } = stack;
  clock.isStopped = true;
  declare("registry.example.com/web:1", { create: "1s" });
  const late = await stack.up();
  expect(late.succeeded).toBe(false);
  const [cache] = emulator.imageCaches.list();
  expect(late.output).toContain(`${cache?.ImageCacheId} is still`);
  expect((await stack.resources()).map(({ id }) => id)).toEqual([cache?.ImageCacheId]);

  clock.isStopped = false;
  declare("registry.example.com/web:1", { create: "2m", update: "1m" });
  expect((await stack.up()).succeeded).toBe(true);
  expect(emulator.imageCaches.list()).toMatchObject([{ ImageCacheId: cache?.ImageCacheId, Status: "Ready" }]);

  emulator.clearCalls();
  declare("registry.example.com/web:1", { create: "3m", update: "1s", delete: "4m" });
  expect((await stack.preview()).changes).toEqual({ same: 1 });
  expect((await stack.up()).changes).toEqual({ same: 1 });
  expect(changingCalls(emulator)).toEqual([]);

  clock.isStopped = true;
  declare("registry.example.com/web:2", { update: "1s" });
  const again = await stack.up();
  expect(again.succeeded).toBe(false);
  clock.isStopped = false;
  declare("registry.example.com/web:2", {});
  expect((await stack.up()).succeeded).toBe(true);
  expect((await stack.preview()).changes).toEqual({ same: 1 });
  expect(emulator.imageCaches.list()).toMatchObject([
    { ImageCacheId: cache?.ImageCacheId, Status: "Ready", Images: ["registry.example.com/web:2"] },
  ]);
});
