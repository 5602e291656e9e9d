import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ClusterImageCache, type ClusterImageCacheArgs } from "../../../../sdk/kubernetes/index.js";

const later = pulumi.output(new Promise<string>(() => {}));

it("says at once all that is wrong with plain values, whatever else is not known yet", () => {
  const args = {
    ...{ buildWith: "cluster", images: [later], retentionDays: -1, imageCacheSize: 5, osType: "BSD" },
    ...{ vswitchIds: ["vpc-1"], eipBandwidth: -1 },
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

describe("triggers with buildWith: cluster", () => {
  let count = 0;

  beforeEach(() =>
    pulumi.runtime.setMocks({
      newResource: ({ inputs }) => ({ id: "id", state: { ...inputs, imageCacheId: "imc-1" } }),
      call: () => ({}),
    }),
  );
  afterEach(() => pulumi.runtime.disconnect());

  async function annotationsWith(args: Partial<ClusterImageCacheArgs>) {
    count += 1;
    const common = { images: ["nginx:1.29"], securityGroupId: "sg-1", vswitchIds: ["vsw-1"] };
    const { manifests } = new ClusterImageCache(`web-${count}`, {
      ...common,
      buildWith: "cluster",
      ...args,
    });
    const [object] = await (manifests as unknown as { promise(): Promise<{ metadata: object }[]> }).promise();
    return object?.metadata as { annotations?: Record<string, string> };
  }

  it("are a part of the object, beside its own annotations, and nothing without them", async () => {
    const marked = async (args: Partial<ClusterImageCacheArgs>) =>
      (await annotationsWith(args)).annotations?.["pulumi-eci/triggers"];
    expect(await marked({})).toBeUndefined();
    const first = await marked({ triggers: { a: "1", b: "2" } });
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(await marked({ triggers: { b: "2", a: "1" } })).toBe(first);
    expect(await marked({ triggers: { a: "2", b: "2" } })).not.toBe(first);
    const own = { annotations: { "example.com/team": "web" }, triggers: { a: "1" } };
    expect((await annotationsWith(own)).annotations).toMatchObject({ "example.com/team": "web" });
  });

  it("are what trackDigests is refused for", () => {
    const args = { images: ["nginx:1"], buildWith: "cluster", trackDigests: true } as ClusterImageCacheArgs;
    expect(() => new ClusterImageCache("web", args)).toThrow(
      'trackDigests needs buildWith: "api"; the component asks no registry for an object: use triggers, with getImageDigests.',
    );
  });
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
