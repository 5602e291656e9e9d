import * as pulumi from "@pulumi/pulumi";
import { expect, it } from "vitest";
import { ClusterImageCache, type ClusterImageCacheArgs } from "../../../../sdk/kubernetes/index.js";

const later = pulumi.output(new Promise<string>(() => {}));

it("says at once all that is wrong with plain values, whatever else is not known yet", () => {
  const args = {
    ...{ buildWith: "cluster", images: [later], retentionDays: 0, imageCacheSize: 5, osType: "BSD" },
    ...{ vswitchIds: ["vpc-1"], eipBandwidth: 0 },
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

it.each<[unknown, string]>([
  [
    { useSpecs: "2-4Gi" },
    'ClusterImageCache web: pods: useSpecs is no option of podAnnotations (did you mean annotations["k8s.aliyun.com/eci-use-specs"]?).',
  ],
  [{ imageCacheId: "imc-1", eipInstanceId: later }, "pods: imageCacheId is what the component itself says"],
  ["matching", "ClusterImageCache web: pods must be an object of options."],
])("refuses plain pods in the constructor: %j", (pods, message) => {
  const declare = () => new ClusterImageCache("web", { images: ["nginx"], pods } as ClusterImageCacheArgs);
  expect(declare).toThrow(message);
});

it("names what is no argument of the component", () => {
  const args = { images: ["nginx"], image: "nginx" } as unknown as ClusterImageCacheArgs;
  expect(() => new ClusterImageCache("web", args)).toThrow(
    "ClusterImageCache web: image is no argument of ClusterImageCache (did you mean images?).",
  );
});
