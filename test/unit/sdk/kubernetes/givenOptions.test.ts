import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ClusterImageCache, type ClusterImageCacheArgs } from "../../../../sdk/kubernetes/index.js";
import {
  fromImageCacheArgs,
  imageCacheManifest,
  imageCacheOptions,
  type OptionWarning,
  podAnnotations,
  type WarningOptions,
} from "../../../../sdk/kubernetes/manifests.js";

const least = { name: "web", images: ["nginx:1.29"] };
const zeros = {
  ...{ imageCacheSize: 0, retentionDays: 0, osType: "", cpuArchitecture: "" },
  ...{ securityGroupId: "", resourceGroupId: "", eipInstanceId: "" },
  ...{ eipInternetChargeType: "", eipIsp: "", eipCommonBandwidthPackageId: "" },
};

/** What is said by a function that takes options and tells of them. */
function heard(body: (warnings: WarningOptions) => unknown): OptionWarning[] {
  const warnings: OptionWarning[] = [];
  body({ onWarning: (warning) => warnings.push(warning) });
  return warnings;
}

it("makes the same object as options without zeros, and names them in one warning", () => {
  expect(imageCacheManifest({ ...least, ...zeros })).toEqual(imageCacheManifest(least));
  const [warning, ...others] = heard((warnings) => imageCacheManifest({ ...least, ...zeros }, warnings));
  expect(others).toEqual([]);
  for (const name of Object.keys(zeros)) expect(`${warning?.property} ${warning?.reason}`).toContain(name);
  const two = heard((warnings) => imageCacheManifest({ ...least, retentionDays: 0, eipIsp: "" }, warnings));
  expect(two).toEqual([{ property: "retentionDays", reason: '(0), eipIsp (""): taken as not given.' }]);
});

it("takes the zeros of pods the same way", () => {
  const options = {
    ...{
      matchCountRequest: 0,
      imageCacheId: "",
      securityGroupId: "",
      resourceGroupId: "",
      eipInstanceId: "",
    },
    ...{ eipInternetChargeType: "", eipIsp: "", eipCommonBandwidthPackageId: "" },
    ...{ eipPublicIpAddressPoolId: "", extraEphemeralStorage: "" },
  };
  expect(podAnnotations(options)).toEqual({});
  const warnings = heard((listening) => podAnnotations(options, listening));
  expect(warnings).toHaveLength(1);
  expect(warnings[0]?.reason).toMatch(/matchCountRequest \(0\).*: taken as not given\.$/);
  expect(() => podAnnotations({ eipBandwidth: 0, autoCreateEip: true })).toThrow("eipBandwidth");
});

it("leaves nothing out of an ImageCache for a zero, and makes no option of it", () => {
  const args = { images: least.images, zoneId: "", profile: "", flashCopyCount: 0, retentionDays: 0 };
  const result = fromImageCacheArgs(args, { name: "web" });
  expect(result).toEqual({ options: least, leftOut: [] });
  expect(heard((warnings) => fromImageCacheArgs(args, { name: "web" }, warnings))).toHaveLength(1);
});

it("takes an object with zeros in, in spec and in annotations", () => {
  const object = {
    ...{ apiVersion: "eci.alibabacloud.com/v1", kind: "ImageCache" },
    metadata: { name: "web", annotations: { "k8s.aliyun.com/imc-size": "0" } },
    spec: { images: least.images, retentionDays: 0 },
  };
  const { options } = imageCacheOptions(object);
  expect(imageCacheManifest(options)).toEqual(imageCacheManifest(least));
  expect(heard((warnings) => imageCacheOptions(object, warnings))).toEqual([
    { property: "imageCacheSize", reason: "(0), retentionDays (0): taken as not given." },
  ]);
});

interface Registered {
  type: string;
  inputs: Record<string, unknown>;
}

interface Program {
  warnings: string[];
  registered: Registered[];
}

const program: Program = { warnings: [], registered: [] };

/** What a program with this component registers in `pulumi up`. */
async function declare(args: Partial<ClusterImageCacheArgs>): Promise<Registered[]> {
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, inputs }) => {
        program.registered.push({ type, inputs });
        return { id: "imc-1", state: { ...inputs, imageCacheId: "imc-1" } };
      },
      call: () => ({}),
    },
    "shop",
    "dev",
    false,
  );
  const cache = new ClusterImageCache("web", { images: ["nginx:1.29"], ...args });
  await (cache.manifests as unknown as { promise(): Promise<unknown> }).promise();
  await (cache.podAnnotations as unknown as { promise(): Promise<unknown> }).promise();
  // It ends once everything is registered.
  await pulumi.runtime.disconnect();
  return program.registered;
}

beforeEach(() => {
  Object.assign(program, { warnings: [], registered: [] });
  vi.spyOn(pulumi.log, "warn").mockImplementation(async (text) => void program.warnings.push(text));
});
afterEach(() => {
  vi.restoreAllMocks();
});

it.each<[string, Partial<ClusterImageCacheArgs>]>([
  ["api", { ...zeros, name: "", cpuArchitecture: "", zoneId: "", regionId: "", vswitchIds: ["vsw-1"] }],
  ["cluster", { ...zeros, name: "", zoneId: "", regionId: "", buildWith: "cluster", waitForReady: false }],
])("tells of the zeros of a component once, whoever builds it (%s)", async (_, args) => {
  const registered = await declare(args);
  expect(program.warnings).toEqual([
    expect.stringMatching(/^ClusterImageCache web: .*retentionDays \(0\).*: taken as not given\.$/),
  ]);
  for (const name of ["name", "zoneId", "regionId", "eipInstanceId"])
    expect(program.warnings[0]).toContain(`${name} ("")`);
  const [, made] = registered;
  expect(JSON.stringify(made?.inputs)).not.toContain('""');
});

it("tells of those that come later, and of those of pods, together too", async () => {
  await declare({
    ...{ buildWith: "cluster", waitForReady: false },
    ...{ retentionDays: pulumi.output(0), eipInstanceId: pulumi.output("") },
    pods: { securityGroupId: pulumi.output(""), matchCountRequest: 0 },
  });
  expect(program.warnings.sort()).toEqual([
    'ClusterImageCache web: eipInstanceId (""), retentionDays (0): taken as not given.',
    'ClusterImageCache web: pods: matchCountRequest (0), securityGroupId (""): taken as not given.',
  ]);
});
