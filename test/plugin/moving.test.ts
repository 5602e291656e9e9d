import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, expect, it } from "vitest";
import { TestStack } from "../engine/support/stack.js";
import { changingCalls } from "./support/byHand.js";
import { type Classes, dynamic, plugin } from "./support/classes.js";
import { StoppableClock } from "./support/interrupt.js";

let stack: TestStack;
let clock: StoppableClock;

beforeEach(async () => {
  clock = new StoppableClock();
  stack = await TestStack.create({ emulator: { clock } });
});
afterEach(() => stack.close());

const image = "registry.example.com/web:1";

const program = ({ eip, cache, group }: Classes, tags: Record<string, string> = { team: "web" }) => {
  stack.declare(async () => {
    const address = eip("pull", { bandwidth: "10", tags });
    cache(
      "web",
      {
        images: [image],
        eipInstanceId: address.allocationId,
        retentionDays: 30,
        imageRegistryCredentials: [
          { server: "registry.example.com", userName: "reader", password: pulumi.secret("hush-hush-word") },
        ],
        tags,
      },
      { customTimeouts: { create: "30m", update: "20m" } },
    );
    cache("building", { images: [image], waitForReady: false, tags: pulumi.secret(tags) });
    group("job", {
      ...{ securityGroupId: "sg-1", vswitchIds: ["vsw-1"], containers: [{ name: "web", image }] },
      tags,
    });
  });
};

/** All that is there, with its tags. */
const cloud = () => {
  const { imageCaches, eips, containerGroups } = stack.emulator;
  return JSON.stringify([
    imageCaches.list().map(({ ImageCacheId, Tags }) => [ImageCacheId, Tags]),
    eips.list().map(({ AllocationId, Tags }) => [AllocationId, Tags]),
    containerGroups.list().map(({ ContainerGroupId, Tags }) => [ContainerGroupId, Tags]),
  ]);
};

const ids = async () =>
  (await stack.resources()).map(({ urn, id }) => `${urn.split("::").at(-1)} ${id}`).sort();

it.each([
  ["from the dynamic provider to the plugin", dynamic, plugin, "eci:index:"],
  ["back from the plugin to the dynamic provider", plugin, dynamic, "pulumi-nodejs:dynamic/eci:"],
] as const)("a stack moves %s without a change in the cloud", async (_, before, after, types) => {
  const { emulator } = stack;
  await stack.configure({ "alicloud:region": { value: "cn-hangzhou" } });
  program(before);
  const made = await stack.up();
  expect([made.succeeded, made.changes]).toEqual([true, { create: 4 }]);
  const objects = cloud();
  const known = await ids();
  emulator.clearCalls();

  program(after);
  const preview = await stack.preview();
  expect(preview.succeeded).toBe(true);
  if (after === plugin) expect(preview.changes).toEqual({ same: 4 });
  else expect(preview.changes.replace).toBeUndefined();
  const moved = await stack.up();
  expect(moved.succeeded).toBe(true);
  const told = moved.output.includes("With pulumi config set, repeat alicloud:region as eci:region.");
  expect(told).toBe(after === plugin);
  if (after === plugin) expect(moved.changes).toEqual({ same: 4 });
  expect(changingCalls(emulator)).toEqual([]);
  expect(cloud()).toBe(objects);
  expect(await ids()).toEqual(known);
  expect((await stack.resources()).every(({ type }) => type.startsWith(types))).toBe(true);
  expect((await stack.preview()).changes).toEqual({ same: 4 });
  expect((await stack.refresh()).succeeded).toBe(true);
  expect((await stack.up()).changes).toEqual({ same: 4 });
  expect(cloud()).toBe(objects);
  expect(await stack.storedState()).not.toContain("hush-hush-word");

  program(after, { team: "shop" });
  expect((await stack.up()).changes).toEqual({ update: 4 });
  expect(await ids()).toEqual(known);
  expect((await stack.destroy()).succeeded).toBe(true);
  expect(emulator.isEmpty()).toBe(true);
});

it.each([
  ["create", 0],
  ["update", 1],
] as const)(
  "goes on with a %s of a cache that the other host has not seen the end of",
  async (operation, updates) => {
    const { emulator } = stack;
    const declare = ({ cache }: Classes, tag: string, customTimeouts = {}) =>
      stack.declare(async () => {
        cache("web", { images: [`registry.example.com/web:${tag}`] }, { customTimeouts });
      });
    if (operation === "update") {
      declare(dynamic, "1");
      expect((await stack.up()).succeeded).toBe(true);
    }
    clock.isStopped = true;
    declare(dynamic, "2", { [operation]: "1s" });
    expect((await stack.up()).succeeded).toBe(false);
    const known = await ids();
    const objects = cloud();
    clock.isStopped = false;
    declare(plugin, "2");
    const preview = await stack.preview();
    expect(preview.changes.replace).toBeUndefined();
    const next = await stack.up();
    expect([next.succeeded, next.errors]).toEqual([true, ""]);
    expect(await ids()).toEqual(known);
    const sent = emulator.calls.filter(({ action }) => /^(Create|Update)ImageCache$/.test(action));
    expect(sent).toHaveLength(1 + updates);
    expect(cloud()).toBe(objects);
    expect(emulator.imageCaches.list()).toMatchObject([
      { Status: "Ready", Images: ["registry.example.com/web:2"] },
    ]);
    expect((await stack.preview()).changes).toEqual({ same: 1 });
  },
);
