import { ImageCache, type ImageCacheArgs } from "pulumi-eci";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestStack } from "./stack.js";

const base: ImageCacheArgs = {
  images: ["registry.example.com/team/web:1"],
  imageCacheName: "web",
  securityGroupId: "sg-1",
  vswitchIds: ["vsw-1"],
  imageCacheSize: 30,
  retentionDays: 5,
  tags: { team: "web", stage: "test" },
  imageRegistryCredentials: [{ server: "registry.example.com", userName: "reader", password: "first-word" }],
  acrRegistryInfos: [{ instanceId: "cri-1" }],
};

/** Each with what differs in the preview's eyes and what UpdateImageCache is sent; absent when it is not called. */
const changes: [string, Partial<ImageCacheArgs>, string[], Record<string, string>?][] = [
  ["imageCacheName", { imageCacheName: "web-2" }, ["imageCacheName"], { ImageCacheName: "web-2" }],
  ["securityGroupId", { securityGroupId: "sg-2" }, ["securityGroupId"], { SecurityGroupId: "sg-2" }],
  ["vswitchIds", { vswitchIds: ["vsw-1", "vsw-2"] }, ["vswitchIds[1]"], { VSwitchId: "vsw-1,vsw-2" }],
  ["resourceGroupId", { resourceGroupId: "rg-2" }, ["resourceGroupId"], { ResourceGroupId: "rg-2" }],
  ["retentionDays", { retentionDays: 9 }, ["retentionDays"], { RetentionDays: "9" }],
  [
    "autoMatchImageCache",
    { autoMatchImageCache: true },
    ["autoMatchImageCache"],
    { AutoMatchImageCache: "true" },
  ],
  ["flash", { flash: true }, ["flash"], { Flash: "true" }],
  ["standardCopyCount", { standardCopyCount: 2 }, ["standardCopyCount"], { StandardCopyCount: "2" }],
  [
    "eliminationStrategy",
    { eliminationStrategy: "LRU" },
    ["eliminationStrategy"],
    { EliminationStrategy: "LRU" },
  ],
  [
    "a rotated password",
    {
      imageRegistryCredentials: [
        { server: "registry.example.com", userName: "reader", password: "next-word" },
      ],
    },
    ["imageRegistryCredentials"],
    {
      "ImageRegistryCredential.1.Server": "registry.example.com",
      "ImageRegistryCredential.1.UserName": "reader",
      "ImageRegistryCredential.1.Password": "***",
    },
  ],
  [
    "acrRegistryInfos",
    { acrRegistryInfos: [{ instanceId: "cri-1", domains: ["a.example.com"] }] },
    ["acrRegistryInfos[0].domains"],
    { "AcrRegistryInfo.1.InstanceId": "cri-1", "AcrRegistryInfo.1.Domain.1": "a.example.com" },
  ],
  ["tags, one changed, one removed", { tags: { team: "core" } }, ["tags.stage", "tags.team"]],
  ["waitForReady", { waitForReady: false }, ["waitForReady"]],
];

describe("a change that UpdateImageCache can carry", () => {
  let stack: TestStack;
  const up = (args: ImageCacheArgs, options = {}) => {
    stack.declare(async () => {
      const cache = new ImageCache("web", args, options);
      return { id: cache.imageCacheId };
    });
    return stack.up();
  };
  const updates = () => stack.emulator.calls.filter(({ action }) => action === "UpdateImageCache");
  const sent = () => {
    const { RegionId, ImageCacheId, ClientToken, ...parameters } = updates()[0]?.parameters ?? {};
    return parameters;
  };

  beforeAll(async () => {
    stack = await TestStack.create();
  });
  afterAll(async () => {
    await stack.destroy();
    expect(stack.emulator.isEmpty()).toBe(true);
    await stack.close();
  });

  it.each(changes)(
    "%s is made in place and sends no more than that",
    async (_, change, differing, wanted) => {
      await up(base);
      const before = await stack.outputs();
      stack.emulator.clearCalls();
      const run = await up({ ...base, ...change });
      expect(run.changes).toEqual({ update: 1 });
      expect(run.differing.sort()).toEqual(differing);
      expect(await stack.outputs()).toEqual(before);
      expect(updates()).toHaveLength(wanted === undefined ? 0 : 1);
      expect(sent()).toEqual(wanted ?? {});
      const tags = { ...(change.tags ?? base.tags) } as Record<string, string>;
      const [cache] = stack.emulator.imageCaches.list();
      expect(cache?.Tags.filter(({ Key }) => !Key.startsWith("pulumi-eci-"))).toHaveLength(
        Object.keys(tags).length,
      );
      expect(cache?.Tags).toEqual(
        expect.arrayContaining(Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))),
      );
    },
  );

  it("a change of the images sends the whole context of the pull", async () => {
    await up(base);
    stack.emulator.clearCalls();
    const run = await up({ ...base, images: ["registry.example.com/team/web:2"] });
    expect(run.changes).toEqual({ update: 1 });
    expect(sent()).toEqual({
      "Image.1": "registry.example.com/team/web:2",
      ImageCacheName: "web",
      SecurityGroupId: "sg-1",
      VSwitchId: "vsw-1",
      ImageCacheSize: "30",
      RetentionDays: "5",
      "ImageRegistryCredential.1.Server": "registry.example.com",
      "ImageRegistryCredential.1.UserName": "reader",
      "ImageRegistryCredential.1.Password": "***",
      "AcrRegistryInfo.1.InstanceId": "cri-1",
    });
  });

  it("another order of images, credentials, tags and vSwitches is no change", async () => {
    const sets = {
      images: ["registry.example.com/team/web:1", "registry.example.com/team/sidecar:1"],
      vswitchIds: ["vsw-1", "vsw-2"],
      tags: { a: "1", b: "2" },
    };
    await up({ ...base, ...sets });
    const run = await up({
      ...base,
      images: [...sets.images].reverse(),
      vswitchIds: [...sets.vswitchIds].reverse(),
      tags: { b: "2", a: "1" },
    });
    expect(run.changes).toEqual({ same: 1 });
  });

  it("a larger size is made in place, and a smaller one that the cloud refuses by the replacement that the next run makes", async () => {
    await up(base);
    stack.emulator.clearCalls();
    expect((await up({ ...base, imageCacheSize: 40 })).changes).toEqual({ update: 1 });
    expect(sent()).toEqual({ ImageCacheSize: "40" });
    const refused = await up(base);
    expect(refused.succeeded).toBe(false);
    expect(refused.output).toContain("Run pulumi up again: it replaces the cache");
    expect((await up(base)).changes).toEqual({ replace: 1 });
    expect(stack.emulator.imageCaches.list()).toMatchObject([{ ImageCacheSize: 30 }]);
  });

  it("a changed timeout reaches the state without a call to the update action", async () => {
    await up(base);
    stack.emulator.clearCalls();
    expect((await up(base, { customTimeouts: { update: "90m" } })).changes).toEqual({ update: 1 });
    expect(updates()).toEqual([]);
    expect((await stack.resources())[0]?.outputs).toMatchObject({ __timeouts: { update: 5_400 } });
  });
});
