import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { TestStack } from "../engine/support/stack.js";
import { addressByHand, cacheByHand, changingCalls } from "./support/byHand.js";

let stack: TestStack;
let ids: { cache: string; address: string };

beforeAll(async () => {
  stack = await TestStack.create();
  const { emulator } = stack;
  ids = { cache: await cacheByHand(emulator), address: await addressByHand(emulator) };
  emulator.clearCalls();
  // The command asks a registry for what is only on PATH.
  const file = (process.env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, "pulumi-resource-eci"))
    .find((path) => existsSync(path));
  await stack.pulumi("plugin", "install", "resource", "eci", "v0.2.0", "--file", String(file));
});
afterAll(() => stack.close());

const asJson = ["--output", "json"];

const listed = async (...args: string[]) =>
  JSON.parse(await stack.pulumi("do", ...args)) as Record<string, unknown>[];

it("pulumi do lists what there is, for a region by ids that name it", async () => {
  const caches = await listed("eci:index:ImageCache", "list");
  expect(JSON.stringify(caches)).toContain(`"${ids.cache}"`);
  const addresses = await listed("eci:index:Eip", "list", "--region-id", "cn-hangzhou");
  expect(JSON.stringify(addresses)).toContain(`"cn-hangzhou/${ids.address}"`);
  expect(await listed("eci:index:Eip", "list", "--region-id", "cn-beijing")).toEqual([]);
});

it.each(["", "cn-hangzhou/"])('pulumi do reads an object by its id behind "%s"', async (region) => {
  const told = await stack.pulumi("do", "eci:index:Eip", "read", `${region}${ids.address}`, ...asJson);
  expect(told).toContain(ids.address);
  expect(told).toContain("by-hand");
  expect(changingCalls(stack.emulator)).toEqual([]);
});

it("pulumi do asks a function", async () => {
  const told = await stack.pulumi("do", "eci:index:getImageCache", "--image-cache-id", ids.cache);
  expect(told).toContain('"Ready"');
});

it("pulumi do makes, changes and deletes an object without a state", async () => {
  const { emulator } = stack;
  const run = (...args: string[]) =>
    stack.pulumi("do", "eci:index:Eip", ...args, "--stateless", "--yes", ...asJson);
  await run("create", "--bandwidth", "5");
  const made = () => emulator.eips.list().find(({ AllocationId }) => AllocationId !== ids.address);
  expect(made()?.Bandwidth).toBe("5");
  const id = String(made()?.AllocationId);
  await run("patch", id, "--bandwidth", "7");
  expect(made()).toMatchObject({ AllocationId: id, Bandwidth: "7" });
  await run("delete", id);
  expect(made()).toBeUndefined();
});
