import type { CustomResource } from "@pulumi/pulumi";
import { ContainerGroup, Eip, ImageCache } from "pulumi-eci";
import { afterEach, beforeEach, expect, it } from "vitest";
import { TestStack } from "../engine/support/stack.js";
import { addressByHand, cacheByHand, changingCalls, groupByHand } from "./support/byHand.js";
import "./support/registerWithPlugin.js";

let stack: TestStack;

beforeEach(async () => {
  stack = await TestStack.create();
});
afterEach(() => stack.close());

it.each([
  ["ImageCache", ImageCache, cacheByHand],
  ["Eip", Eip, addressByHand],
  ["ContainerGroup", ContainerGroup, groupByHand],
] as const)("reads an object as an %s and never changes, tags or deletes it", async (_, kind, make) => {
  const { emulator } = stack;
  const id = await make(emulator);
  emulator.clearCalls();
  const get = kind.get as (name: string, id: string) => CustomResource & { status: unknown; tags: unknown };
  stack.declare(async () => {
    const { status, tags } = get("shared", id);
    return { status, tags };
  });
  expect((await stack.preview()).succeeded).toBe(true);
  const up = await stack.up();
  expect([up.succeeded, up.errors]).toEqual([true, ""]);
  const outputs = await stack.outputs();
  expect(outputs.status).toEqual(expect.any(String));
  for (const run of [await stack.refresh(), await stack.up(), await stack.up({ refresh: true })])
    expect([run.succeeded, run.errors]).toEqual([true, ""]);
  expect(await stack.outputs()).toEqual(outputs);
  const destroyed = await stack.destroy();
  expect([destroyed.succeeded, destroyed.errors]).toEqual([true, ""]);
  expect(changingCalls(emulator)).toEqual([]);
  expect(emulator.isEmpty()).toBe(false);
});

it("says plainly what does not exist", async () => {
  stack.declare(async () => {
    ImageCache.get("shared", "imc-nobody");
  });
  const { succeeded, errors } = await stack.preview();
  expect(succeeded).toBe(false);
  expect(errors).toMatch(/error: .*imc-nobody does not exist in cn-hangzhou of the account \d+\./);
  stack.declare(async () => {
    ImageCache.get("shared", "eip-nobody");
  });
  expect((await stack.preview()).errors).toContain(
    'eip-nobody is the id of an elastic IP address ("eip-nobody"); the id of an image cache ("imc-…") is needed.',
  );
});
