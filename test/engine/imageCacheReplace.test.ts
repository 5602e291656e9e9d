import { ImageCache, type ImageCacheArgs } from "pulumi-eci";
import { expect, it } from "vitest";
import { mapValues } from "./support/mapValues.js";
import { TestStack } from "./support/stack.js";

const base: ImageCacheArgs = { images: ["registry.example.com/team/web:1"], vswitchIds: ["vsw-1"] };
const roles = {
  instanceId: "cri-1",
  arnService: "acs:ram::1000000000000001:role/cache",
  arnUser: "acs:ram::1000000000000002:role/registry",
};

/** What each cache is declared as before and after, by its name. */
const changes: Record<string, [before: Partial<ImageCacheArgs>, after: Partial<ImageCacheArgs>]> = {
  regionId: [{}, { regionId: "cn-beijing" }],
  zoneId: [{}, { zoneId: "cn-hangzhou-g" }],
  osType: [{}, { osType: "Windows" }],
  plainHttpRegistries: [{}, { plainHttpRegistries: ["registry.example.com:5000"] }],
  insecureRegistries: [{}, { insecureRegistries: ["registry.example.com"] }],
  "role ARNs": [{ acrRegistryInfos: [{ instanceId: "cri-1" }] }, { acrRegistryInfos: [roles] }],
  "images that were pulled over plain HTTP": [
    { plainHttpRegistries: ["registry.example.com"] },
    { plainHttpRegistries: ["registry.example.com"], images: ["registry.example.com/team/web:2"] },
  ],
};

interface Made {
  id: string;
  name: string;
}

it("makes a new cache Ready before the old one goes, where only a new one can have the change", async () => {
  const stack = await TestStack.create();
  const declare = (args: Record<string, Partial<ImageCacheArgs>>) =>
    stack.declare(async () => ({
      made: mapValues(args, (own, name) => {
        const { imageCacheId, imageCacheName } = new ImageCache(name, { ...base, ...own });
        return { id: imageCacheId, name: imageCacheName };
      }),
    }));
  const made = async () => (await stack.outputs()).made as Record<string, Made>;
  const { calls } = stack.emulator;
  const placeOf = (action: string, parameters: Record<string, string>) =>
    calls.findIndex(
      (call) =>
        call.action === action &&
        Object.entries(parameters).every(([name, value]) => call.parameters[name] === value),
    );
  try {
    declare(mapValues(changes, ([before]) => before));
    await stack.up();
    const old = await made();
    stack.emulator.clearCalls();
    declare(mapValues(changes, ([, after]) => after));
    expect((await stack.up()).changes).toEqual({ replace: Object.keys(changes).length });
    for (const [name, fresh] of Object.entries(await made())) {
      const before = old[name];
      expect(fresh.id, name).not.toBe(before?.id);
      expect(fresh.name, name).not.toBe(before?.name);
      const created = placeOf("CreateImageCache", { ImageCacheName: fresh.name });
      const deleted = placeOf("DeleteImageCache", { ImageCacheId: before?.id ?? "" });
      expect(created, name).toBeGreaterThanOrEqual(0);
      expect(deleted, name).toBeGreaterThan(created);
    }
    const left = stack.emulator.imageCaches.list();
    expect(left.map(({ Status }) => Status)).toEqual(Object.keys(changes).map(() => "Ready"));
    await stack.destroy();
    expect(stack.emulator.isEmpty()).toBe(true);
  } finally {
    await stack.close();
  }
});
