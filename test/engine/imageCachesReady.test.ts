import { ImageCache, type ImageCacheArgs, ImageCachesReady } from "pulumi-eci";
import { steppedClock } from "pulumi-eci/emulator";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TestStack } from "./support/stack.js";

const count = 20;
const broken = { images: ["registry.example.com/team/fail-build:1"] };

describe("a set of image caches that one resource waits for", () => {
  let stack: TestStack;
  /** Caches that wait for nothing, some with other arguments, and the gate over them. */
  const declare = (changes: Record<number, Partial<ImageCacheArgs>> = {}, length = count) =>
    stack.declare(async () => {
      const caches = Array.from(
        { length },
        (_, index) =>
          new ImageCache(`cache-${index}`, {
            images: ["registry.example.com/team/web:1"],
            vswitchIds: ["vsw-1"],
            waitForReady: false,
            ...changes[index],
          }),
      );
      const ready = new ImageCachesReady("all", { imageCaches: caches });
      return { imageCacheIds: ready.imageCacheIds };
    });
  const caches = () => stack.emulator.imageCaches.list();
  const looks = () => stack.emulator.calls.filter(({ action }) => action === "DescribeImageCaches").length;

  beforeEach(async () => {
    stack = await TestStack.create({
      emulator: { buildMs: 300_000, imageCacheQuota: 100 },
      environment: { PULUMI_ECI_WAIT_FACTOR: "0.001" },
    });
  });
  afterEach(async () => {
    expect((await stack.destroy()).succeeded).toBe(true);
    expect(stack.emulator.isEmpty()).toBe(true);
    await stack.close();
  });

  it("is Ready when the run ends, for a tenth of the alicloud provider's calls, and waits again after an update in place", async () => {
    declare();
    const preview = await stack.preview();
    expect(preview.changes).toEqual({ create: count + 1 });
    const up = await stack.up();
    expect(up.changes).toEqual({ create: count + 1 });
    expect(caches().map(({ Status }) => Status)).toEqual(caches().map(() => "Ready"));
    expect(looks()).toBeLessThanOrEqual(3.3 * count);
    expect(up.output).toContain(`ImageCachesReady all: ${count} of ${count} Ready`);
    expect((await stack.outputs()).imageCacheIds).toHaveLength(count);
    expect((await stack.up()).changes).toEqual({ same: count + 1 });

    declare({ 4: { images: ["registry.example.com/team/web:2"] } });
    expect((await stack.preview()).changes).toEqual({ update: 2, same: count - 1 });
    expect((await stack.up()).changes).toEqual({ update: 2, same: count - 1 });
    expect(caches().map(({ Status }) => Status)).toEqual(caches().map(() => "Ready"));

    stack.emulator.clearCalls();
    expect((await stack.refresh()).succeeded).toBe(true);
    expect(looks()).toBe(1);
    expect((await stack.up()).changes).toEqual({ same: count + 1 });
  });

  it("tells which caches have failed, and the next run repairs these and only these", async () => {
    declare({ 3: broken, 11: broken });
    const failed = await stack.up();
    expect(failed.succeeded).toBe(false);
    expect(failed.output).toContain(`2 of ${count} image caches are not Ready.`);
    expect(failed.output).toMatch(/- cache-3 \(imc-\w+\) is Failed\. Events: .*fail-build/);
    expect(failed.output).toMatch(/- cache-11 \(imc-\w+\) is Failed\. Events: .*fail-build/);

    declare();
    const repaired = await stack.up();
    expect(repaired.changes).toEqual({ replace: 2, create: 1, same: count - 2 });
    expect(repaired.succeeded).toBe(true);
    expect(caches().map(({ Status }) => Status)).toEqual(Array.from({ length: count }, () => "Ready"));
  });

  it("tells in one line of those that have no way to their registry, and of each when the wait runs out", async () => {
    await stack.close();
    stack = await TestStack.create({
      emulator: {
        clock: steppedClock({ stepMs: 30_000 }),
        requireInternetRoute: true,
        withoutRoute: "hangs",
      },
    });
    stack.declare(async () => {
      const images = ["registry.example.com/team/web:1"];
      const made = [0, 1, 2, 3].map(
        (index) => new ImageCache(`cache-${index}`, { images, waitForReady: false }),
      );
      new ImageCachesReady("all", { imageCaches: made }, { customTimeouts: { create: "12s" } });
    });
    const { output } = await stack.up();
    const why =
      "Failed: Failed to pull image .* i/o timeout.*The build does not reach the registry: .*set autoCreateEip";
    const told = output.match(/ImageCachesReady all: warning: .* ha(?:s|ve) been pulling for .*/g);
    expect(new Set(told).size).toBe(1);
    expect(told?.[0]).toMatch(
      new RegExp(`(cache-\\d \\(imc-\\w+\\)(, )?){3} and 1 more have been pulling for \\d+ min: ${why}`),
    );
    expect(output).toMatch(new RegExp(`- cache-3 \\(imc-\\w+\\) is still Preparing .*Last events: .*${why}`));
    stack.emulator.clock.advance(24 * 60 * 60 * 1_000);
  });

  it("costs a hundred caches a tenth of the alicloud provider's calls, and a refresh a call a page and one for each that is gone", async () => {
    declare({}, 100);
    expect((await stack.up()).changes).toEqual({ create: 101 });
    expect(caches().filter(({ Status }) => Status === "Ready")).toHaveLength(100);
    expect(looks()).toBeLessThanOrEqual(330);

    for (const { ImageCacheId } of [10, 40, 90].flatMap((index) => caches()[index] ?? [])) {
      stack.emulator.imageCaches.remove(ImageCacheId);
    }
    stack.emulator.clearCalls();
    expect((await stack.refresh()).succeeded).toBe(true);
    expect(caches()).toHaveLength(97);
    expect(looks()).toBe(2 + 3);
  });

  it("sees after a refresh that a cache has gone, and waits for the one in its place", async () => {
    declare();
    await stack.up();
    stack.emulator.imageCaches.remove(caches()[0]?.ImageCacheId ?? "");
    const again = await stack.up({ refresh: true });
    expect(again.succeeded).toBe(true);
    expect(again.changes).toMatchObject({ create: 1, update: 1 });
    expect(caches().map(({ Status }) => Status)).toEqual(Array.from({ length: count }, () => "Ready"));
  });
});
