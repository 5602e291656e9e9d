import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ErrorHook } from "@pulumi/pulumi";
import { steppedClock } from "pulumi-eci/emulator";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TestStack } from "../engine/support/stack.js";
import { type Declaration, programOf } from "./support/declaration.mts";
import { endAt, type KillPoint } from "./support/kill.js";
import { interruptEngine, isAnyAlive, killDescendants, killEngine } from "./support/processTree.js";
import { sample } from "./support/sample.js";

const cached = { address: {}, cache: {} };
const creation: KillPoint = {
  product: "ECI",
  action: "CreateImageCache",
  nth: 1,
  moment: "before its answer",
};
const wait: KillPoint = { ...creation, action: "DescribeImageCaches", nth: 3 };

/** Other ways to end a run, and other ways to go on than the next `pulumi up`. */
describe("a run that does not come to its end", () => {
  let stack: TestStack;
  const declare = (declaration: Declaration) => stack.declare(programOf(declaration));

  beforeEach(async () => {
    const clock = steppedClock({ stepMs: 10_000, start: Date.now() - 24 * 60 * 60 * 1_000 });
    stack = await TestStack.create({ emulator: { clock } });
    declare(cached);
  });
  afterEach(async () => {
    declare(cached);
    expect((await stack.destroy()).succeeded).toBe(true);
    expect(stack.emulator.isEmpty()).toBe(true);
    await stack.close();
  });

  const expectCached = async () => {
    const caches = stack.emulator.imageCaches.list();
    const addresses = stack.emulator.eips.list();
    expect(caches).toMatchObject([{ Status: "Ready" }]);
    expect(addresses).toHaveLength(1);
    const ids = (await stack.resources()).map(({ id }) => id).sort();
    expect(ids).toEqual([caches[0]?.ImageCacheId, addresses[0]?.AllocationId].sort());
  };

  /** How often the action has been done. */
  const done = (action: string) =>
    stack.emulator.calls.filter((call) => call.action === action && call.code === undefined).length;

  it("is killed in a create, and the program changes before the next one", async () => {
    await endAt(stack, creation, "up", cached);
    declare({ address: {}, cache: { images: ["registry.example.com/web:2"] } });
    expect((await stack.up()).succeeded).toBe(true);
    await expectCached();
    expect(stack.emulator.imageCaches.list()).toMatchObject([{ Images: ["registry.example.com/web:2"] }]);
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

  it.each(
    sample<[string, () => Promise<{ succeeded: boolean }>]>(
      [
        ["a refresh and an up", () => stack.refresh().then(() => stack.up())],
        ["an up with a plan", upWithPlan],
        ["an up that refreshes", () => stack.up({ refresh: true })],
      ],
      1,
    ),
  )("is killed in a create, and then comes %s", async (_, next) => {
    await endAt(stack, creation, "up", cached);
    expect(await next()).toMatchObject({ errors: "", succeeded: true });
    await expectCached();
    expect(done("CreateImageCache")).toBe(1);
  });

  it.each(
    sample<[string, KillPoint]>(
      [
        ["a create", creation],
        ["the wait", wait],
      ],
      1,
    ),
  )("is ended by a second Ctrl-C in %s", async (_, point) => {
    const twice = () => {
      interruptEngine();
      interruptEngine();
    };
    await endAt(stack, point, "up", cached, twice);
    killDescendants();
    expect((await stack.up()).succeeded).toBe(true);
    await expectCached();
    expect(done("CreateImageCache")).toBe(1);
  });

  it("is killed without its provider, which ends by itself and does nothing more", async () => {
    await stack.up();
    const deletion: KillPoint = { ...creation, action: "DeleteImageCache", moment: "before its effect" };
    let others: number[] = [];
    await endAt(stack, deletion, "destroy", {}, () => {
      others = killEngine();
    });
    expect(others.length).toBeGreaterThan(0);
    await vi.waitFor(() => expect(isAnyAlive(others)).toBe(false), { timeout: 10_000, interval: 50 });
    expect((await stack.up()).changes).toEqual({ same: 2 });
    await expectCached();
  });

  it("tries a failed create again by a hook, and makes nothing twice", async () => {
    // A hook belongs to the run that makes it.
    const again = () => ({ hooks: { onError: [new ErrorHook("again", () => true)] } });
    stack.declare(() => programOf({ ...cached, options: again() })());
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
    await expectCached();
    expect(done("CreateImageCache")).toBeLessThanOrEqual(2);
  });

  it("is killed before the phase of a cache has ended, and a forced replacement finds its own predecessor", async () => {
    await endAt(stack, { ...creation, action: "TagResources", moment: "before its effect" }, "up", cached);
    const urn = (await stack.resources()).find(({ type }) => type.endsWith("ImageCache"))?.urn ?? "";
    expect((await stack.up({ replace: [urn] })).succeeded).toBe(true);
    await expectCached();
  });

  it("is followed by a destroy, and sweep shows what is left before it deletes that", async () => {
    await endAt(stack, creation, "up", cached);
    await stack.destroy();
    const [cache] = stack.emulator.imageCaches.list();
    const leftOver = `left over: image cache ${cache?.ImageCacheId}`;
    expect(await stack.command("sweep", "--stack", "dev")).toContain(leftOver);
    expect(stack.emulator.imageCaches.list()).toHaveLength(1);
    await stack.command("sweep", "--stack", "dev", "--yes");
    expect(stack.emulator.isEmpty()).toBe(true);
    expect(await stack.command("sweep", "--stack", "dev")).toContain("Nothing is left over");
  });
});

describe("a run that comes to its end", () => {
  it("ends the phase of what it has made, so that nothing of it counts as a leftover", async () => {
    const stack = await TestStack.create();
    try {
      stack.declare(programOf(cached));
      await stack.up();
      const created = { Key: "pulumi-eci-phase", Value: "created" };
      expect(stack.emulator.imageCaches.list()[0]?.Tags).toContainEqual(created);
      expect(stack.emulator.eips.list()[0]?.Tags.Tag).toContainEqual(created);
    } finally {
      await stack.close();
    }
  });
});
