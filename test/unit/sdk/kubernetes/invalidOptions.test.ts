import { describe, expect, it } from "vitest";
import {
  ClusterImageCache,
  fromImageCacheArgs,
  imageCacheManifest,
  podAnnotations,
} from "../../../../sdk/kubernetes/index.js";

describe.each([undefined, null, [], "web", 5])("options that are %j", (options) => {
  it.each<[string, (options: never) => unknown]>([
    ["podAnnotations", podAnnotations],
    ["imageCacheManifest", imageCacheManifest],
    ["fromImageCacheArgs", (args) => fromImageCacheArgs(args, { name: "web" })],
    ["ClusterImageCache web", (args) => new ClusterImageCache("web", args)],
  ])("are refused by %s in a sentence", (subject, use) => {
    expect(() => use(options as never)).toThrow(`${subject}: the options must be an object.`);
  });
});
