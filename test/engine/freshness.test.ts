import { ImageCache, type ImageCacheArgs } from "pulumi-eci";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { layerOf } from "../../tools/registry/images.mts";
import { update } from "../conformance/support/imageCaches.js";
import { startOddRegistry } from "../support/registry/oddRegistry.js";
import { type RealRegistry, startRegistry } from "../support/registry/realRegistry.js";
import { TestStack } from "./support/stack.js";

let registry: RealRegistry;
let stack: TestStack;

beforeAll(async () => {
  registry = await startRegistry();
});
afterAll(() => registry.stop());

beforeEach(async () => {
  stack = await TestStack.create();
  await stack.askRegistriesAt({ "*": registry.url });
  await push("1");
});
afterEach(async () => {
  expect((await stack.destroy()).succeeded).toBe(true);
  await stack.close();
});

/** What the tag of the image stands for from now on. */
const push = (text: string) => registry.push.image("team/app", "1", {}, [layerOf(text)]);

const declare = (args: Partial<ImageCacheArgs> = {}, options = {}) =>
  stack.declare(async () => {
    new ImageCache(
      "web",
      { images: ["team/app:1"], vswitchIds: ["vsw-1"], trackDigests: true, ...args },
      options,
    );
  });

async function outputs(): Promise<Record<string, unknown>> {
  return (await stack.resources()).find(({ type }) => type.endsWith("ImageCache"))?.outputs ?? {};
}

const pulls = () => stack.emulator.calls.filter(({ action }) => /^(Create|Update)ImageCache$/.test(action));

describe("an image whose tag moves", () => {
  it("is pulled again in place, with a line that says why", async () => {
    const first = await push("1");
    declare();
    expect((await stack.up()).succeeded).toBe(true);
    const before = await outputs();
    expect(before).toMatchObject({
      imageDigests: { "team/app:1": { digest: first.digest, platformDigest: first.digest } },
      imageDigestsSource: "after build",
      pinnedImages: [`team/app:1@${first.digest}`],
      revision: 1,
    });
    expect((await stack.up()).changes).toEqual({ same: 1 });

    const second = await push("2");
    const preview = await stack.preview({ diff: false });
    const line = `ImageCache web: pulls again: team/app:1 moved from ${first.digest.slice(0, 15)} to ${second.digest.slice(0, 15)}`;
    expect(preview.output.split("Diagnostics:")[1]?.split(line)).toHaveLength(2);
    expect(preview.changes).toEqual({ update: 1 });
    const refreshed = await stack.refresh();
    expect(refreshed.differing).toEqual([]);
    expect(refreshed.output).not.toContain("moved");
    stack.emulator.clearCalls();
    expect((await stack.up()).changes).toEqual({ update: 1 });
    expect(pulls().map(({ action }) => action)).toEqual(["UpdateImageCache"]);
    expect(await outputs()).toMatchObject({
      imageCacheId: before.imageCacheId,
      imageDigests: { "team/app:1": { digest: second.digest } },
      revision: 2,
    });
    expect((await stack.up()).changes).toEqual({ same: 1 });
    expect((await stack.up({ refresh: true })).changes).not.toHaveProperty("update");
  });

  it("is found by up --refresh too", async () => {
    declare();
    expect((await stack.up()).succeeded).toBe(true);
    await push("other");
    expect((await stack.up({ refresh: true })).changes).toMatchObject({ update: 1 });
  });

  it("replaces the cache where an update cannot repeat the pull, under another name", async () => {
    declare({ plainHttpRegistries: ["docker.io"] });
    expect((await stack.up()).succeeded).toBe(true);
    const { imageCacheId, imageCacheName } = await outputs();
    await push("another");
    expect((await stack.up()).changes).toMatchObject({ replace: 1 });
    const after = await outputs();
    expect(after.imageCacheId).not.toBe(imageCacheId);
    expect(after.imageCacheName).not.toBe(imageCacheName);
    expect((await stack.up()).changes).toEqual({ same: 1 });
  });

  it("is pulled again after a refresh that sees a build which nobody has finished, also where the tag went back", async () => {
    declare();
    expect((await stack.up()).succeeded).toBe(true);
    const { imageCacheId, imageDigests } = await outputs();
    // As a killed run leaves it: pulled in the meantime, and the state knows nothing of it.
    const { host, port } = stack.emulator;
    const keys = { accessKeyId: "test", accessKeySecret: "test" };
    const target = { ...keys, endpoint: `${host}:${port}`, region: "cn-hangzhou" };
    await update(target, String(imageCacheId), { Image: ["team/app:1"] });
    stack.emulator.clock.advance(24 * 60 * 60 * 1_000);
    expect((await stack.up()).changes).toEqual({ same: 1 });
    stack.emulator.clearCalls();
    expect((await stack.up({ refresh: true })).changes).toMatchObject({ update: 1 });
    expect(pulls().map(({ action }) => action)).toEqual(["UpdateImageCache"]);
    expect(await outputs()).toMatchObject({ imageCacheId, imageDigests });
    expect((await stack.up({ refresh: true })).changes).not.toHaveProperty("update");
  });

  it("changes nothing where nobody tracks it", async () => {
    declare({ trackDigests: false });
    expect((await stack.up()).succeeded).toBe(true);
    await push("unseen");
    expect((await stack.up()).changes).toEqual({ same: 1 });
  });

  it("is not missed by a registry that is down, which changes nothing", async () => {
    declare();
    expect((await stack.up()).succeeded).toBe(true);
    const before = await outputs();
    const down = await startOddRegistry((_, response) => void response.writeHead(503).end());
    await stack.askRegistriesAt({ "*": down.url });
    const run = await stack.up();
    expect(run.changes).toEqual({ same: 1 });
    expect(run.output).toContain("note: whether team/app:1 moved is not known: the registry did not say.");
    expect(await outputs()).toEqual(before);
  });
});

describe("triggers", () => {
  it("pull the same images again", async () => {
    declare({ trackDigests: false, triggers: { base: "1" } });
    expect((await stack.up()).succeeded).toBe(true);
    const { imageCacheId } = await outputs();
    stack.emulator.clearCalls();
    declare({ trackDigests: false, triggers: { base: "2" } });
    const run = await stack.up();
    expect(run.changes).toEqual({ update: 1 });
    expect(pulls()[0]?.parameters).toMatchObject({ "Image.1": "team/app:1" });
    expect(await outputs()).toMatchObject({ imageCacheId, revision: 2 });
    expect((await stack.up()).changes).toEqual({ same: 1 });
    declare({ trackDigests: false });
    expect((await stack.up()).changes).toEqual({ update: 1 });
    expect(await outputs()).toMatchObject({ revision: 3 });
  });

  it("replace where the program wants that", async () => {
    declare({ triggers: { base: "1" } }, { replaceOnChanges: ["triggers"] });
    expect((await stack.up()).succeeded).toBe(true);
    declare({ triggers: { base: "2" } }, { replaceOnChanges: ["triggers"] });
    expect((await stack.up()).changes).toMatchObject({ replace: 1 });
  });
});
