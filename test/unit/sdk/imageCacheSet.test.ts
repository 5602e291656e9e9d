import { expect, it } from "vitest";
import { ImageCacheSet, type ImageCacheSetArgs } from "../../../sdk/imageCacheSet.js";

const web = { images: ["nginx:1"] };

it.each<[ImageCacheSetArgs, string]>([
  [
    { caches: { web: { ...web, waitForReady: true } as typeof web } },
    "platform: caches.web.waitForReady: the set waits for all of its caches.",
  ],
  [
    { caches: { web: { ...web, regionId: "cn-beijing" } }, regions: { "cn-beijing": {} } },
    "platform: caches.web.regionId: the regions of the set are those under regions.",
  ],
  [
    { caches: { web }, defaults: { regionId: "cn-beijing" }, regions: { "cn-beijing": {} } },
    "platform: caches.web.regionId: the regions of the set are those under regions.",
  ],
  [
    { caches: { web }, regions: {} },
    "platform: regions names none: that would delete every cache of the set.",
  ],
  [undefined as unknown as ImageCacheSetArgs, "platform: caches must be an object of caches by key."],
  [{ caches: { "": web } }, "platform: caches has an empty key."],
  [
    { caches: { web }, defualts: {} } as unknown as ImageCacheSetArgs,
    "platform: defualts is no argument of a set; known are caches, defaults, maxConcurrentUpdates, onBuildFailure, regions.",
  ],
  [
    { caches: { web }, regions: ["cn-beijing"] } as unknown as ImageCacheSetArgs,
    "platform: regions must be an object of regions by id.",
  ],
  [
    { caches: { web }, regions: { "cn-beijing": null } } as unknown as ImageCacheSetArgs,
    "platform: regions.cn-beijing must be an object of arguments; {} for none.",
  ],
  [{} as ImageCacheSetArgs, "platform: caches must be an object of caches by key."],
  [{ caches: [web] } as unknown as ImageCacheSetArgs, "platform: caches must be an object of caches by key."],
  [
    { caches: { web, job: null } } as unknown as ImageCacheSetArgs,
    "platform: caches.job must be the arguments of a cache, such as images.",
  ],
])("refuses %j", (args, message) => {
  expect(() => new ImageCacheSet("platform", args)).toThrow(message);
});
