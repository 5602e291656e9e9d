import { Eip, ImageCache } from "pulumi-eci";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { layerOf } from "../../tools/registry/images.mts";
import { create } from "../conformance/support/imageCaches.js";
import { type RealRegistry, startRegistry } from "../support/registry/realRegistry.js";
import { TestStack } from "./support/stack.js";

describe("pulumi-eci status of a stack", () => {
  let registry: RealRegistry;
  let stack: TestStack;

  const push = (text: string) => registry.push.image("team/app", "1", {}, [layerOf(text)]);
  const told = async (...args: string[]) => JSON.parse(await stack.command("status", "--json", ...args));

  beforeAll(async () => {
    registry = await startRegistry();
    await push("1");
    stack = await TestStack.create();
    await stack.askRegistriesAt({ "*": registry.url });
    stack.declare(async () => {
      new ImageCache("web", { images: ["team/app:1"] });
      new ImageCache("north", { images: ["team/app:1"], regionId: "cn-beijing" });
      new Eip("pull", {});
    });
    expect((await stack.up()).succeeded).toBe(true);
    const { host, port } = stack.emulator;
    const target = { accessKeyId: "test", accessKeySecret: "test", endpoint: `${host}:${port}` };
    await create({ ...target, region: "cn-hangzhou" }, { ImageCacheName: "of-another", Image: ["a:1"] });
  });
  afterAll(async () => {
    await stack.destroy();
    await stack.close();
    await registry.stop();
  });

  it("tells what is in its state, wherever that is, by the names of its resources", async () => {
    const status = await told("--stack", "dev");
    expect(status).toMatchObject({
      stack: "dev",
      regions: [{ regionId: "cn-hangzhou" }, { regionId: "cn-beijing" }],
      imageCaches: [
        { resource: "web", regionId: "cn-hangzhou", status: "Ready", cost: { podMonth: 7.2 } },
        { resource: "north", regionId: "cn-beijing", isUnpriced: true },
      ],
      eips: [{ resource: "pull" }],
    });
    expect(status.imageCaches).toHaveLength(2);
    const text = await stack.command("status", "--stack", "dev");
    expect(text).toMatch(/^needs +resource +id +name /m);
    expect(text).toMatch(/ web +imc-\w+ +web-\w+ +cn-hangzhou +Ready /);
    expect(text).toContain("stack dev in the account 1000000000000001: 2 image caches of 40 GiB, ");
  });

  it("of an empty stack is empty", async () => {
    await stack.pulumi("stack", "init", "empty", "--no-select");
    const status = await told("--stack", "empty");
    expect(status).toMatchObject({ stack: "empty", account: "1000000000000001", imageCaches: [] });
  });

  it("is that of the selected stack, unless the account is meant", async () => {
    await stack.pulumi("stack", "select", "dev");
    expect((await told()).stack).toBe("dev");
    const account = await told("--account");
    expect([account.stack, account.imageCaches.length]).toEqual([undefined, 2]);
    expect((await told("--region", "cn-beijing")).stack).toBeUndefined();
    await stack.pulumi("stack", "unselect");
    expect((await told()).stack).toBeUndefined();
  });

  it("tells with --digests which images have moved", async () => {
    const before = await told("--stack", "dev", "--digests");
    expect(before.imageCaches[0]).toMatchObject({ digests: { moved: [], unknown: [] }, attention: [] });
    expect((await told("--stack", "dev")).imageCaches[0].digests).toBeUndefined();
    await push("2");
    const after = await told("--stack", "dev", "--digests");
    expect(after.imageCaches[0]).toMatchObject({
      digests: { moved: [expect.stringMatching(/^team\/app:1 moved from sha256:\w+ to sha256:\w+$/)] },
      attention: ["moved"],
    });
    const text = await stack.command("status", "--stack", "dev", "--digests");
    expect(text).toMatch(/^moved +web .* team\/app:1 moved from sha256:/m);
  });

  it("tells what is gone from the cloud", async () => {
    const [cache] = stack.emulator.imageCaches.list().filter(({ RegionId }) => RegionId === "cn-beijing");
    stack.emulator.imageCaches.remove(cache?.ImageCacheId ?? "");
    const { imageCaches } = await told("--stack", "dev");
    expect(imageCaches[1]).toMatchObject({ resource: "north", status: "gone", attention: ["gone"] });
    const text = await stack.command("status", "--stack", "dev");
    expect(text).toMatch(/^gone +north +imc-\w+ +cn-beijing +gone/m);
  });
});
