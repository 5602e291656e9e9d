import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CustomResourceOptions, ErrorHook } from "@pulumi/pulumi";
import { Eip, ImageCache, type ImageCacheArgs } from "pulumi-eci";
import { type FaultRule, steppedClock } from "pulumi-eci/emulator";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TestStack } from "../engine/stack.js";
import { interruptEngine, killDescendants } from "./processTree.js";
import { sample } from "./sample.js";

type Moment = "before" | "after";

/** The engine and the provider die by kill -9 while a call is under way: before its effect, or before its answer. */
describe("after a kill -9 the next run makes the cloud what the program says", () => {
  let stack: TestStack;

  const program = (
    cache: Partial<ImageCacheArgs> = {},
    optionsOf: () => CustomResourceOptions = () => ({}),
  ) =>
    stack.declare(async () => {
      const address = new Eip("pull", { deletionProtection: false, description: "for pulling" });
      const eipInstanceId = cache.autoCreateEip === true ? undefined : address.allocationId;
      const images = ["registry.example.com/web:1"];
      new ImageCache("web", { images, eipInstanceId, ...cache }, optionsOf());
    });

  const killAt = async (
    action: string,
    moment: Moment,
    run: () => Promise<unknown>,
    rule: Partial<FaultRule> = {},
    end: () => void = killDescendants,
  ) => {
    stack.emulator.faults.add({ action, fault: { kind: "hold", effect: moment === "after" }, ...rule });
    const ended = run().catch(() => {});
    await vi.waitFor(() => expect(stack.emulator.faults.heldCalls).toBe(1), {
      timeout: 60_000,
      interval: 20,
    });
    end();
    await ended;
    stack.emulator.faults.clear();
    await stack.cancel();
  };

  const expectWhatIsDeclared = async () => {
    const caches = stack.emulator.imageCaches.list();
    const addresses = stack.emulator.eips.list();
    expect(caches).toMatchObject([{ Status: "Ready" }]);
    expect(addresses).toMatchObject([{ Description: "for pulling" }]);
    const ids = (await stack.resources()).map(({ id }) => id).sort();
    expect(ids).toEqual([caches[0]?.ImageCacheId, addresses[0]?.AllocationId].sort());
  };

  /** How often the action has made or changed something. */
  const done = (action: string) =>
    stack.emulator.calls.filter((call) => call.action === action && call.code === undefined).length;

  beforeEach(async () => {
    stack = await TestStack.create();
    program();
  });
  afterEach(async () => {
    program();
    expect((await stack.destroy()).succeeded).toBe(true);
    expect(stack.emulator.isEmpty()).toBe(true);
    await stack.close();
  });

  it.each(
    sample<[string, Moment]>(
      [
        ["AllocateEipAddress", "before"],
        ["AllocateEipAddress", "after"],
        ["CreateImageCache", "before"],
        ["CreateImageCache", "after"],
        ["DescribeImageCaches", "after"],
      ],
      2,
    ),
  )("create: %s, %s its effect", async (action, moment) => {
    await killAt(action, moment, () => stack.up(), action === "DescribeImageCaches" ? { skip: 3 } : {});
    expect((await stack.up()).succeeded).toBe(true);
    await expectWhatIsDeclared();
    expect(stack.emulator.imageCaches.list()).toHaveLength(1);
    expect(done("CreateImageCache")).toBe(moment === "before" && action === "CreateImageCache" ? 2 : 1);
    expect(done("DeleteImageCache")).toBe(0);
    expect(done("ReleaseEipAddress")).toBe(0);
  });

  it.each(
    sample<[string, Moment]>(
      [
        ["AllocateEipAddress", "after"],
        ["CreateImageCache", "after"],
        ["ReleaseEipAddress", "before"],
        ["ReleaseEipAddress", "after"],
      ],
      1,
    ),
  )("create with an address for the build: %s, %s its effect", async (action, moment) => {
    program({ autoCreateEip: true });
    await killAt(action, moment, () => stack.up(), action === "AllocateEipAddress" ? { skip: 1 } : {});
    expect((await stack.up()).succeeded).toBe(true);
    await expectWhatIsDeclared();
    expect(done("CreateImageCache")).toBe(1);
  });

  it("create, when the program has changed before the next run", async () => {
    await killAt("CreateImageCache", "after", () => stack.up());
    program({ images: ["registry.example.com/web:2"] });
    expect((await stack.up()).succeeded).toBe(true);
    await expectWhatIsDeclared();
    expect(stack.emulator.imageCaches.list()).toMatchObject([{ Images: ["registry.example.com/web:2"] }]);
  });

  it.each(
    sample<[string, Moment]>(
      [
        ["UpdateImageCache", "before"],
        ["UpdateImageCache", "after"],
        ["TagResources", "after"],
        ["ModifyEipAddressAttribute", "before"],
      ],
      1,
    ),
  )("update: %s, %s its effect", async (action, moment) => {
    await stack.up();
    const change = () =>
      stack.declare(async () => {
        const address = new Eip("pull", {
          deletionProtection: false,
          description: "for pulling",
          bandwidth: 10,
        });
        new ImageCache("web", {
          images: ["registry.example.com/web:2"],
          eipInstanceId: address.allocationId,
          tags: { stage: "two" },
        });
      });
    change();
    await killAt(action, moment, () => stack.up());
    expect((await stack.up()).succeeded).toBe(true);
    await expectWhatIsDeclared();
    expect(stack.emulator.imageCaches.list()).toMatchObject([{ Images: ["registry.example.com/web:2"] }]);
    expect(stack.emulator.imageCaches.list()[0]?.Tags).toContainEqual({ Key: "stage", Value: "two" });
    expect((await stack.up()).changes).toEqual({ same: 2 });
  });

  it.each(
    sample<[string, Moment]>(
      [
        ["DeleteImageCache", "before"],
        ["DeleteImageCache", "after"],
        ["ReleaseEipAddress", "after"],
      ],
      1,
    ),
  )("delete: %s, %s its effect", async (action, moment) => {
    await stack.up();
    await killAt(action, moment, () => stack.destroy());
    expect((await stack.destroy()).succeeded).toBe(true);
    expect(stack.emulator.isEmpty()).toBe(true);
  });

  it.each(
    sample<[string, Moment]>(
      [
        ["CreateImageCache", "after"],
        ["DeleteImageCache", "before"],
        ["DeleteImageCache", "after"],
      ],
      1,
    ),
  )("replacement: %s, %s its effect", async (action, moment) => {
    await stack.up();
    program({ zoneId: "cn-hangzhou-g" });
    await killAt(action, moment, () => stack.up());
    expect((await stack.up()).succeeded).toBe(true);
    await expectWhatIsDeclared();
    expect(done("CreateImageCache")).toBe(2);
  });

  it.each(
    sample<[string, Moment]>(
      [
        ["DeleteImageCache", "before"],
        ["DeleteImageCache", "after"],
        ["CreateImageCache", "before"],
        ["CreateImageCache", "after"],
      ],
      0.5,
    ),
  )("replacement that deletes first: %s, %s its effect", async (action, moment) => {
    await stack.up();
    program({ zoneId: "cn-hangzhou-g" }, () => ({ deleteBeforeReplace: true }));
    await killAt(action, moment, () => stack.up());
    expect((await stack.up()).succeeded).toBe(true);
    await expectWhatIsDeclared();
    // A held call counts too, and the next run asks again.
    expect(done("DeleteImageCache")).toBe(action === "DeleteImageCache" && moment === "before" ? 2 : 1);
  });

  it.each(
    sample<[string, Moment]>(
      [
        ["DeleteImageCache", "before"],
        ["DeleteImageCache", "after"],
        ["CreateImageCache", "after"],
        ["DescribeImageCaches", "after"],
      ],
      0.5,
    ),
  )("renewal of a cache that has failed: %s, %s its effect", async (action, moment) => {
    program({ images: ["registry.example.com/fail-build:1"] });
    expect((await stack.up()).succeeded).toBe(false);
    program();
    await killAt(action, moment, () => stack.up());
    expect((await stack.up()).succeeded).toBe(true);
    await expectWhatIsDeclared();
  });

  it.each(
    sample<[string, () => Promise<{ succeeded: boolean }>]>(
      [
        ["a refresh", () => stack.refresh().then(() => stack.up())],
        ["an up with a plan", () => upWithPlan()],
        ["an up that refreshes", () => stack.up({ refresh: true })],
      ],
      0.5,
    ),
  )("create: CreateImageCache, after its effect, and then %s", async (_, next) => {
    await killAt("CreateImageCache", "after", () => stack.up());
    expect((await next()).succeeded).toBe(true);
    await expectWhatIsDeclared();
    expect(done("CreateImageCache")).toBe(1);
  });

  it.each(sample<string>(["CreateImageCache", "DescribeImageCaches"], 0.5))(
    "a second Ctrl-C during %s",
    async (action) => {
      const twice = () => {
        interruptEngine();
        interruptEngine();
      };
      await killAt(action, "after", () => stack.up(), {}, twice);
      killDescendants();
      expect((await stack.up()).succeeded).toBe(true);
      await expectWhatIsDeclared();
      expect(done("CreateImageCache")).toBe(1);
    },
  );

  it("a hook that has a failed create tried again in the same run makes nothing twice", async () => {
    program({}, () => ({ hooks: { onError: [new ErrorHook("again", () => true)] } }));
    const refused = {
      kind: "error",
      status: 400,
      code: "InvalidParameter.Images",
      message: "Not today.",
    } as const;
    stack.emulator.faults.add({ action: "CreateImageCache", fault: refused });
    // The API has made it, and every answer that says so is lost: the first create gives up.
    stack.emulator.faults.add({ action: "CreateImageCache", times: 1, fault: { kind: "dropAfter" } });
    stack.emulator.faults.add({ action: "CreateImageCache", fault: refused });
    expect((await stack.up()).succeeded).toBe(true);
    await expectWhatIsDeclared();
    expect(done("CreateImageCache")).toBeLessThanOrEqual(2);
  });

  const upWithPlan = async () => {
    const plan = join(tmpdir(), `pulumi-eci-plan-${process.pid}.json`);
    try {
      await stack.preview({ plan });
      return await stack.up({ plan });
    } finally {
      await rm(plan, { force: true });
    }
  };

  it("a forced replacement right after a kill loses nothing, although it finds its own predecessor", async () => {
    await stack.up();
    const [cache] = stack.emulator.imageCaches.list();
    const creating = cache?.Tags.map((tag) =>
      tag.Key === "pulumi-eci-phase" ? { ...tag, Value: "creating" } : tag,
    );
    stack.emulator.imageCaches.change(String(cache?.ImageCacheId), { Tags: creating ?? [] });
    const urn = (await stack.resources()).find(({ type }) => type.endsWith("ImageCache"))?.urn ?? "";
    expect((await stack.up({ replace: [urn] })).succeeded).toBe(true);
    await expectWhatIsDeclared();
  });

  it.each([false, true])(
    "a destroy instead leaves an orphan, which sweep finds (address for the build: %s)",
    async (autoCreateEip) => {
      await stack.close();
      const start = Date.now() - 24 * 60 * 60 * 1_000;
      stack = await TestStack.create({ emulator: { clock: steppedClock({ stepMs: 10_000, start }) } });
      program({ autoCreateEip });
      await killAt("CreateImageCache", "after", () => stack.up());
      await stack.destroy();
      const [cache] = stack.emulator.imageCaches.list();
      expect(await stack.command("sweep", "--stack", "dev")).toContain(
        `left over: image cache ${cache?.ImageCacheId}`,
      );
      expect(stack.emulator.imageCaches.list()).toHaveLength(1);
      await stack.command("sweep", "--stack", "dev", "--yes");
      expect(stack.emulator.isEmpty()).toBe(true);
      expect(await stack.command("sweep", "--stack", "dev")).toContain("Nothing is left over");
    },
  );

  it("ends the phase of what it has made, so that nothing of it counts as a leftover", async () => {
    await stack.up();
    const created = { Key: "pulumi-eci-phase", Value: "created" };
    expect(stack.emulator.imageCaches.list()[0]?.Tags).toContainEqual(created);
    expect(stack.emulator.eips.list()[0]?.Tags.Tag).toContainEqual(created);
  });
});
