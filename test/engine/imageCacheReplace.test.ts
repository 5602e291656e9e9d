import { ImageCache, type ImageCacheArgs } from "pulumi-eci";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestStack } from "./stack.js";

const base: ImageCacheArgs = { images: ["registry.example.com/team/web:1"], vswitchIds: ["vsw-1"] };
const roles = {
  instanceId: "cri-1",
  arnService: "acs:ram::1000000000000001:role/cache",
  arnUser: "acs:ram::1000000000000002:role/registry",
};

const changes: [string, Partial<ImageCacheArgs>, Partial<ImageCacheArgs>][] = [
  ["regionId", {}, { regionId: "cn-beijing" }],
  ["zoneId", {}, { zoneId: "cn-hangzhou-g" }],
  ["osType", {}, { osType: "Windows" }],
  ["plainHttpRegistries", {}, { plainHttpRegistries: ["registry.example.com:5000"] }],
  ["insecureRegistries", {}, { insecureRegistries: ["registry.example.com"] }],
  ["role ARNs", { acrRegistryInfos: [{ instanceId: "cri-1" }] }, { acrRegistryInfos: [roles] }],
  [
    "images that were pulled over plain HTTP",
    { plainHttpRegistries: ["registry.example.com"] },
    { plainHttpRegistries: ["registry.example.com"], images: ["registry.example.com/team/web:2"] },
  ],
];

describe("a change that only a new cache can have", () => {
  let stack: TestStack;
  const up = (args: ImageCacheArgs) => {
    stack.declare(async () => {
      const cache = new ImageCache("web", args);
      return { id: cache.imageCacheId, name: cache.imageCacheName };
    });
    return stack.up();
  };
  const lifecycle = () =>
    stack.emulator.calls
      .map(({ action }) => action)
      .filter((action) => action === "CreateImageCache" || action === "DeleteImageCache");

  beforeAll(async () => {
    stack = await TestStack.create();
  });
  afterAll(async () => {
    await stack.destroy();
    expect(stack.emulator.isEmpty()).toBe(true);
    await stack.close();
  });

  it.each(changes)("%s makes the new one Ready before the old one goes", async (_, before, after) => {
    await up({ ...base, ...before });
    const old = await stack.outputs();
    stack.emulator.clearCalls();
    const run = await up({ ...base, ...after });
    expect(run.changes).toEqual({ replace: 1 });
    const fresh = await stack.outputs();
    expect(fresh.id).not.toBe(old.id);
    expect(fresh.name).not.toBe(old.name);
    expect(lifecycle()).toEqual(["CreateImageCache", "DeleteImageCache"]);
    expect(stack.emulator.imageCaches.list()).toMatchObject([{ ImageCacheId: fresh.id, Status: "Ready" }]);
  });
});
