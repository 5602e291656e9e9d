import * as pulumi from "@pulumi/pulumi";
import { expect, it } from "vitest";
import { ClusterImageCache, type ClusterImageCacheArgs } from "../../../../sdk/kubernetes/index.js";

const later = pulumi.output(new Promise<string>(() => {}));

it("says at once all that is wrong with plain values, whatever else is not known yet", () => {
  const args = {
    ...{ buildWith: "cluster", images: [later], retentionDays: 0, imageCacheSize: 5, osType: "BSD" },
    ...{ vswitchIds: ["vpc-1"], eipBandwidth: 3 },
  } as ClusterImageCacheArgs;
  expect(() => new ClusterImageCache("web", args)).toThrow(/^ClusterImageCache web: 5 options are wrong:/);
});

it("takes no text for a yes or no", () => {
  const args = {
    buildWith: "cluster",
    images: ["nginx"],
    waitForReady: "no",
  } as unknown as ClusterImageCacheArgs;
  expect(() => new ClusterImageCache("web", args)).toThrow("waitForReady must be true or false.");
});
