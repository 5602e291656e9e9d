import { ImageCache, type ImageCacheArgs } from "pulumi-eci";
import { steppedClock } from "pulumi-eci/emulator";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isPluginHost, TestStack } from "./support/stack.js";

const args: ImageCacheArgs = { images: ["registry.example.com/team/web:1"], vswitchIds: ["vsw-1"] };
const day = 24 * 60 * 60 * 1_000;

describe("an image cache whose build or update goes wrong", () => {
  let stack: TestStack;
  const declare = (changes: Partial<ImageCacheArgs> = {}, options = {}) =>
    stack.declare(async () => ({ id: new ImageCache("web", { ...args, ...changes }, options).imageCacheId }));
  const caches = () => stack.emulator.imageCaches.list();

  /** From here on a build takes ten hours. */
  const slowBuild = async () => {
    await stack.close();
    stack = await TestStack.create({ emulator: { buildMs: 10 * 60 * 60 * 1_000 } });
  };

  beforeEach(async () => {
    stack = await TestStack.create();
  });
  afterEach(async () => {
    expect((await stack.destroy()).succeeded).toBe(true);
    expect(stack.emulator.isEmpty()).toBe(true);
    await stack.close();
  });

  // Under the plugin the row says which resource it is, and the message only the id.
  it.skipIf(isPluginHost)(
    "tells the API's events, and the next run replaces the failed cache, delete first",
    async () => {
      declare({ images: ["registry.example.com/team/fail-build:1"] });
      const failed = await stack.up();
      expect(failed.succeeded).toBe(false);
      expect(failed.output).toMatch(/ImageCache web \(imc-\w+\): is Failed\. Events: /);
      const [broken] = caches();
      declare();
      stack.emulator.clearCalls();
      expect((await stack.up()).changes).toMatchObject({ replace: 1 });
      const order = stack.emulator.calls
        .map(({ action }) => action)
        .filter((action) => /^(Create|Delete)/.test(action));
      expect(order).toEqual(["DeleteImageCache", "CreateImageCache"]);
      expect(caches()).toMatchObject([{ Status: "Ready" }]);
      expect(caches()[0]?.ImageCacheId).not.toBe(broken?.ImageCacheId);
    },
  );

  it("tells what kubelet said, what it means, and what to do, whatever the image is called", async () => {
    await stack.close();
    const image = "registry.example.com/team/tls-proxy:denied";
    const message = `Failed to pull image "${image}": no match for platform in manifest: not found`;
    const instanceEvents = [{ reason: "Failed", message }];
    const failure = { reason: "Failed", message: "it failed", instanceEvents };
    stack = await TestStack.create({ emulator: { failingImages: [{ pattern: "tls-proxy", failure }] } });
    declare({ images: [image] });
    const { output } = await stack.up();
    const advice = "The image is not there for the platform of the build: linux/amd64";
    expect(output).toContain(`is Failed. Events: Failed: it failed; Failed: ${message}. ${advice}`);
    expect(output).not.toMatch(/insecureRegistries|imageRegistryCredentials|Check that each of images/);
  });

  it("tells soon of a build that has no way to its registry, and again when the wait runs out", async () => {
    await stack.close();
    stack = await TestStack.create({
      // So far into the pull when the wait begins to look that kubelet has spoken.
      emulator: {
        clock: steppedClock({ stepMs: 30_000 }),
        requireInternetRoute: true,
        withoutRoute: "hangs",
      },
    });
    declare({}, { customTimeouts: { create: "12s" } });
    const { output } = await stack.up();
    const pulled = 'Failed: Failed to pull image "registry.example.com/team/web:1": .* i/o timeout';
    const advice = "The build does not reach the registry: .*set autoCreateEip or eipInstanceId";
    expect(output).toMatch(
      new RegExp(`warning: imc-\\w+ has been pulling for 1[5-9] min: ${pulled}.*${advice}`),
    );
    expect(output).toMatch(
      new RegExp(`is still Preparing \\(0%\\) after \\d+ s\\. Last events: .*${advice}`),
    );
    stack.emulator.clock.advance(day);
  });

  it("keeps the cache when the wait runs out, and the next run goes on waiting for it", async () => {
    await slowBuild();
    declare({}, { customTimeouts: { create: "2s" } });
    const timedOut = await stack.up();
    expect(timedOut.succeeded).toBe(false);
    expect(timedOut.output).toMatch(
      /is still Preparing \(0%\) after \d s\. Last events: Started: .* It goes on in the cloud: run pulumi up again/,
    );
    const [slow] = caches();
    stack.emulator.clock.advance(day);
    declare();
    expect((await stack.up()).changes).toEqual({ update: 1 });
    expect(caches()).toMatchObject([{ ImageCacheId: slow?.ImageCacheId, Status: "Ready" }]);
    expect((await stack.up()).changes).toEqual({ same: 1 });
  });

  it("goes on waiting too when a refresh has come in between", async () => {
    await slowBuild();
    declare({}, { customTimeouts: { create: "2s" } });
    expect((await stack.up()).succeeded).toBe(false);
    const [slow] = caches();
    declare();
    expect((await stack.refresh()).succeeded).toBe(true);
    stack.emulator.clock.advance(day);
    expect((await stack.up()).succeeded).toBe(true);
    expect(caches()).toMatchObject([{ ImageCacheId: slow?.ImageCacheId, Status: "Ready" }]);
    expect((await stack.resources())[0]?.outputs).toMatchObject({ status: "Ready" });
  });

  it("is replaced when a build that nobody waited for has failed", async () => {
    declare({ images: ["registry.example.com/team/fail-build:1"], waitForReady: false });
    expect((await stack.up()).succeeded).toBe(true);
    const [broken] = caches();
    stack.emulator.clock.advance(day / 24);
    declare();
    expect((await stack.up()).changes).toMatchObject({ replace: 1 });
    expect(caches()).toMatchObject([{ Status: "Ready" }]);
    expect(caches()[0]?.ImageCacheId).not.toBe(broken?.ImageCacheId);
  });

  it("is updated again after an update that failed", async () => {
    declare();
    await stack.up();
    const id = caches()[0]?.ImageCacheId;
    declare({ images: ["registry.example.com/team/fail-build:2"] });
    const failed = await stack.up();
    expect(failed.succeeded).toBe(false);
    expect(failed.output).toContain("is UpdateFailed. Events: ");
    declare({ images: ["registry.example.com/team/web:2"] });
    expect((await stack.up()).changes).toEqual({ update: 1 });
    expect(caches()).toMatchObject([
      { ImageCacheId: id, Status: "Ready", Images: ["registry.example.com/team/web:2"] },
    ]);
  });

  it("finishes an update that broke off half-way, also when the program went back", async () => {
    declare({ tags: { stage: "one" } });
    await stack.up();
    stack.emulator.faults.add({
      action: "UpdateImageCache",
      times: 1,
      fault: { kind: "error", status: 403, code: "Forbidden.RAM", message: "not allowed" },
    });
    declare({ tags: { stage: "two" }, imageCacheSize: 50 });
    const broken = await stack.up();
    expect(broken.succeeded).toBe(false);
    expect(broken.output).toContain("Forbidden.RAM");
    expect(caches()).toMatchObject([{ ImageCacheSize: 20 }]);

    declare({ tags: { stage: "one" } });
    expect((await stack.up()).changes).toEqual({ update: 1 });
    expect(caches()[0]?.Tags).toContainEqual({ Key: "stage", Value: "one" });
    expect((await stack.up()).changes).toEqual({ same: 1 });
  });

  it("is created anew when it has expired", async () => {
    await stack.close();
    stack = await TestStack.create({
      emulator: { clock: steppedClock({ stepMs: 10_000, start: Date.now() - 3 * day }) },
    });
    declare({ retentionDays: 2 });
    await stack.up();
    const [old] = caches();
    stack.emulator.clock.advance(3 * day);
    const preview = await stack.preview();
    expect(preview.changes).toEqual({ replace: 1 });
    expect((await stack.up()).changes).toEqual({ replace: 1 });
    expect(caches()).toHaveLength(1);
    expect(caches()[0]?.ImageCacheId).not.toBe(old?.ImageCacheId);
  });
});
