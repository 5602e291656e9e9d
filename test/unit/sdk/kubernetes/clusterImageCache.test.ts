import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ClusterImageCache, type ClusterImageCacheArgs } from "../../../../sdk/kubernetes/index.js";

const later = pulumi.output(new Promise<string>(() => {}));

it("says at once all that is wrong with plain values, whatever else is not known yet", () => {
  const args = {
    ...{ buildWith: "cluster", images: [later], retentionDays: -1, imageCacheSize: 5, osType: "BSD" },
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
  [{ pinn: true }, "ClusterImageCache web: pods: pinn is no option of podAnnotations (did you mean pin?)."],
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

describe("pods.pin", () => {
  const network = { vswitchIds: ["vsw-1"], securityGroupId: "sg-1" };
  const auto = { "k8s.aliyun.com/eci-auto-imc": "true" };
  const warnings: string[] = [];

  async function annotationsOf(args: Partial<ClusterImageCacheArgs>, preview: boolean) {
    await pulumi.runtime.setMocks(
      {
        newResource: ({ inputs }) => ({ id: preview ? undefined : "imc-1", state: inputs }),
        call: () => ({}),
      },
      "shop",
      "dev",
      preview,
    );
    const { podAnnotations } = new ClusterImageCache("web", { images: ["nginx"], ...network, ...args });
    const inner = podAnnotations as unknown as { promise(): Promise<object>; isKnown: Promise<boolean> };
    const value = await inner.promise();
    return (await inner.isKnown) ? value : undefined;
  }

  beforeEach(() => {
    warnings.length = 0;
    vi.spyOn(pulumi.log, "warn").mockImplementation(async (text) => void warnings.push(text));
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await pulumi.runtime.disconnect();
  });

  it("is off by default: pods match by themselves, and a preview knows the text", async () => {
    expect(await annotationsOf({}, true)).toEqual(auto);
    expect(await annotationsOf({}, false)).toEqual(auto);
    const pods = { perfectMatch: true, matchCountRequest: undefined };
    expect(await annotationsOf({ pods }, true)).toEqual({
      ...auto,
      "k8s.aliyun.com/imc-perfect-match": "true",
    });
  });

  it("names the cache alone, which a preview of a new one does not know", async () => {
    expect(await annotationsOf({ pods: { pin: true } }, true)).toBeUndefined();
    const pinned = { "k8s.aliyun.com/eci-imc-id": "imc-1" };
    expect(await annotationsOf({ pods: { pin: true, perfectMatch: true } }, false)).toEqual(pinned);
    expect(warnings).toEqual([]);
  });

  it("warns where the cache may go before its pods", async () => {
    await annotationsOf({ pods: { pin: true }, retentionDays: 30, eliminationStrategy: "LRU" }, false);
    expect(warnings).toEqual([
      expect.stringContaining("pods.pin beside retentionDays:"),
      expect.stringContaining("pods.pin beside eliminationStrategy:"),
    ]);
    await annotationsOf({ retentionDays: 30 }, false);
    expect(warnings).toHaveLength(2);
  });

  it.each<[object, string]>([
    [{ pods: { pin: "yes" } }, "pods.pin must be true or false, as a plain value."],
    [{ pods: { pin: pulumi.output(true) } }, "pods.pin must be true or false, as a plain value."],
    [{ pods: { pin: true }, buildWith: "cluster", waitForReady: false }, "pods.pin needs waitForReady"],
    [{ pods: { pin: true }, onBuildFailure: "warn" }, "onBuildFailure cannot be warn with pods.pin"],
  ])("refuses %j", (args, message) => {
    expect(() => new ClusterImageCache("web", { images: ["nginx"], ...network, ...args })).toThrow(message);
  });
});
