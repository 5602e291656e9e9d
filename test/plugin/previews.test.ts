import type * as pulumi from "@pulumi/pulumi";
import { Eip, type EipArgs, ImageCache, type ImageCacheArgs } from "pulumi-eci";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TestStack } from "../engine/support/stack.js";
import "./support/registerWithPlugin.js";

let stack: TestStack;

beforeEach(async () => {
  stack = await TestStack.create();
});
afterEach(async () => {
  expect((await stack.destroy()).succeeded).toBe(true);
  expect(stack.emulator.isEmpty()).toBe(true);
  await stack.close();
});

const images = ["registry.example.com/web:1"];

it("knows the outputs that an update leaves alone, so that dependents show no change", async () => {
  const seen: Record<string, boolean> = {};
  const declare = (address: EipArgs, cache: Partial<ImageCacheArgs> = {}) =>
    stack.declare(async () => {
      const pull = new Eip("pull", address);
      const web = new ImageCache("web", { images, eipInstanceId: pull.allocationId, ...cache });
      const tags = { address: pull.ipAddress, cache: web.imageCacheId };
      new Eip("dependent", { tags });
      for (const [name, output] of Object.entries({
        ip: pull.ipAddress,
        id: web.imageCacheId,
        region: web.regionId,
        status: web.status,
      }))
        seen[name] = await (output as unknown as { isKnown: Promise<boolean> }).isKnown;
    });
  declare({ bandwidth: "5" });
  expect((await stack.preview()).changes).toEqual({ create: 3 });
  expect(seen).toEqual({ ip: false, id: false, region: true, status: false });
  expect((await stack.up()).succeeded).toBe(true);

  declare({ bandwidth: "10" }, { images: ["registry.example.com/web:2"] });
  const preview = await stack.preview();
  expect(preview).toMatchObject({
    changes: { update: 2, same: 1 },
    differing: expect.arrayContaining(["bandwidth", "images[0]"]),
  });
  expect(seen).toEqual({ ip: true, id: true, region: true, status: false });
  expect((await stack.up()).changes).toEqual({ update: 2, same: 1 });
  expect((await stack.up()).changes).toEqual({ same: 3 });
});

describe("options about tags", () => {
  const declare = (tags: Record<string, string>, options: pulumi.CustomResourceOptions = {}) =>
    stack.declare(async () => {
      new Eip("pull", { tags }, options);
    });

  beforeEach(async () => {
    declare({ team: "web", "k/dot.ted": "1" });
    expect((await stack.up()).succeeded).toBe(true);
  });

  it("shows what changes by its path", async () => {
    declare({ team: "shop", "k/dot.ted": "2", more: "3" });
    const preview = await stack.preview();
    expect(preview.differing.sort()).toEqual(['tags["k/dot.ted"]', "tags.more", "tags.team"].sort());
    expect(preview.changes).toEqual({ update: 1 });
  });

  it("leaves alone what is to be ignored, and sends the rest", async () => {
    declare({ team: "shop", "k/dot.ted": "1", more: "3" }, { ignoreChanges: ["tags.team"] });
    expect(await stack.preview()).toMatchObject({ changes: { update: 1 }, differing: ["tags.more"] });
    expect((await stack.up()).changes).toEqual({ update: 1 });
    expect(stack.emulator.eips.list()[0]?.Tags.Tag).toEqual(
      expect.arrayContaining([
        { Key: "team", Value: "web" },
        { Key: "more", Value: "3" },
      ]),
    );
    declare({ team: "other", "k/dot.ted": "1", more: "3" }, { ignoreChanges: ["tags"] });
    expect((await stack.preview()).changes).toEqual({ same: 1 });
  });

  it("replaces for what is to be replaced", async () => {
    declare({ team: "shop", "k/dot.ted": "1" }, { replaceOnChanges: ["tags"] });
    expect(await stack.preview()).toMatchObject({ changes: { replace: 1 } });
    const [before] = stack.emulator.eips.list();
    expect((await stack.up()).changes).toEqual({ replace: 1 });
    expect(stack.emulator.eips.list()).toHaveLength(1);
    expect(stack.emulator.eips.list()[0]?.AllocationId).not.toBe(before?.AllocationId);
    expect((await stack.up()).changes).toEqual({ same: 1 });
  });
});

it("looks at what was not Ready before the next run, and at nothing once it is", async () => {
  const { emulator } = stack;
  const looks = () => emulator.calls.filter(({ action }) => action === "DescribeImageCaches").length;
  stack.declare(async () => {
    const { status } = new ImageCache("web", { images, waitForReady: false });
    return { status };
  });
  expect((await stack.up()).succeeded).toBe(true);
  expect(await stack.outputs()).not.toEqual({ status: "Ready" });
  emulator.imageCaches.finish(String(emulator.imageCaches.list()[0]?.ImageCacheId));
  emulator.clearCalls();
  const next = await stack.up();
  expect(next.changes).toEqual({ same: 1 });
  expect(await stack.outputs()).toEqual({ status: "Ready" });
  expect(looks()).toBe(1);
  emulator.clearCalls();
  expect((await stack.up()).changes).toEqual({ same: 1 });
  expect(looks()).toBe(0);
});
