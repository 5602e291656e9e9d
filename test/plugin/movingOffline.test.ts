import { ContainerGroup, Eip, ImageCache, ImageCacheSet } from "pulumi-eci";
import { ClusterImageCache } from "pulumi-eci/kubernetes";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Run, TestStack } from "../engine/support/stack.js";
import { changingCalls } from "./support/byHand.js";

const network = { securityGroupId: "sg-1", vswitchIds: ["vsw-1"] };
const images = ["registry.example.com/team/web:1"];

/** What has come to its end: no run has to look at it. */
async function settled(): Promise<void> {
  const { allocationId } = new Eip("pull", {});
  new ImageCache("web", { images, eipInstanceId: allocationId });
  new ImageCacheSet("all", { caches: { web: { images }, shop: { images } }, defaults: network });
  new ClusterImageCache("by-api", { images, ...network });
}

/** With what every run looks at. */
async function looking(): Promise<void> {
  await settled();
  new ImageCache("unwaited", { images, waitForReady: false });
  new ContainerGroup("web", { ...network, containers: [{ name: "web", image: "team/web:1" }] });
}

interface Moving {
  stack: TestStack;
  program: () => Promise<void>;
  ids: string[];
}

async function made(program: () => Promise<void>): Promise<Moving> {
  const stack = await TestStack.create({ environment: { MAX_RETRY_TIMEOUT: "1" } });
  stack.declare(program);
  expect((await stack.up()).succeeded).toBe(true);
  stack.emulator.clock.advance(60 * 60 * 1_000);
  expect((await stack.refresh()).succeeded).toBe(true);
  expect((await stack.up()).succeeded).toBe(true);
  return { stack, program, ids: await idsOf(stack) };
}

const idsOf = async (stack: TestStack) => (await stack.resources()).map(({ id }) => id).sort();

/** An up while no call of these products comes through. */
async function upWithout({ stack }: Moving, products: string[]): Promise<Run> {
  const fault = { kind: "dropBefore" } as const;
  for (const product of products)
    stack.emulator.faults.add({ product, times: Number.POSITIVE_INFINITY, fault });
  const run = await stack.up();
  stack.emulator.faults.clear();
  return run;
}

let quiet: Moving;
let watched: Moving;
beforeAll(async () => {
  quiet = await made(settled);
  watched = await made(looking);
});
afterAll(async () => {
  await quiet.stack.close();
  await watched.stack.close();
});

const everything = ["ECI", "VPC", "STS"];

it("what has come to its end moves without a look at it, and what has not fails as it did before, untouched", async () => {
  const alone = await upWithout(quiet, ["ECI", "VPC"]);
  expect([alone.succeeded, alone.changes]).toEqual([true, { same: 6 }]);
  for (const products of [["ECI"], everything])
    expect((await upWithout(watched, products)).succeeded).toBe(false);
  await import("./support/registerWithPlugin.js");
  quiet.stack.emulator.clearCalls();
  watched.stack.emulator.clearCalls();

  const moved = await upWithout(quiet, ["ECI", "VPC"]);
  expect([moved.succeeded, moved.errors, moved.changes]).toEqual([true, "", { same: 6 }]);
  expect((await quiet.stack.resources()).every(({ type }) => type.startsWith("eci:index:"))).toBe(true);

  for (const products of [["ECI"], everything]) {
    const failed = await upWithout(watched, products);
    expect(failed.succeeded).toBe(false);
    expect(failed.errors).toMatch(/ failed: ConnectionFailed: \S+ cannot be reached/);
    expect(Object.keys(failed.changes).filter((operation) => operation !== "same")).toEqual([]);
    expect(await idsOf(watched.stack)).toEqual(watched.ids);
  }
  const ended = await watched.stack.up();
  expect([ended.succeeded, ended.errors, ended.changes]).toEqual([true, "", { same: 8 }]);

  for (const { stack, ids } of [quiet, watched]) {
    expect(changingCalls(stack.emulator)).toEqual([]);
    expect(await idsOf(stack)).toEqual(ids);
    expect((await stack.refresh()).succeeded).toBe(true);
    expect((await stack.destroy()).succeeded).toBe(true);
    expect(stack.emulator.isEmpty()).toBe(true);
  }
});
