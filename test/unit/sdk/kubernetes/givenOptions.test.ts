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

it("makes the same object as options without zeros, and tells of each under its name", () => {
  expect(imageCacheManifest({ ...least, ...zeros })).toEqual(imageCacheManifest(least));
  const warnings = heard((listening) => imageCacheManifest({ ...least, ...zeros }, listening));
  expect(warnings).toEqual(
    Object.entries(zeros).map(([property, value]) => ({
      property,
      reason: `(${JSON.stringify(value)}): taken as not given.`,
    })),
  );
});

it("takes empty texts in lists and their entries as not given, and keeps the rest", () => {
  const registries = [{ instanceId: "cri-1", regionId: "" }, { instanceId: "" }];
  const options = {
    ...{ vswitchIds: ["", "vsw-1"], plainHttpRegistries: [""], imagePullSecrets: [""] },
    acrRegistryInfos: registries,
  };
  expect(imageCacheManifest({ ...least, ...options })).toEqual(
    imageCacheManifest({ ...least, vswitchIds: ["vsw-1"], acrRegistryInfos: [{ instanceId: "cri-1" }] }),
  );
  const warnings = heard((listening) => imageCacheManifest({ ...least, ...options }, listening));
  expect(warnings.map(({ property }) => property)).toEqual([
    "vswitchIds[0]",
    "plainHttpRegistries[0]",
    "imagePullSecrets[0]",
    "acrRegistryInfos[0].regionId",
    "acrRegistryInfos[1].instanceId",
  ]);
  expect(registries).toHaveLength(2);
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
    ...{ eipPublicIpAddressPoolId: "", extraEphemeralStorage: "", eipBandwidth: 0 },
    ...{ securityGroupIds: [""], vswitchIds: [""], insecureRegistries: [""] },
  };
  expect(podAnnotations(options)).toEqual({});
  const warnings = heard((listening) => podAnnotations(options, listening));
  expect(warnings).toHaveLength(Object.keys(options).length);
  for (const { reason } of warnings) expect(reason).toMatch(/^\((0|"")\): taken as not given\.$/);
});

it("leaves nothing out of an ImageCache for a zero, and makes no option of it", () => {
  const args = { images: least.images, zoneId: "", profile: "", flashCopyCount: 0, retentionDays: 0 };
  const result = fromImageCacheArgs(args, { name: "web" });
  expect(result).toEqual({ options: least, leftOut: [] });
  expect(heard((warnings) => fromImageCacheArgs(args, { name: "web" }, warnings))).toHaveLength(4);
});

it("takes an object with zeros in, and leaves annotations as they are", () => {
  const object = {
    ...{ apiVersion: "eci.alibabacloud.com/v1", kind: "ImageCache" },
    metadata: {
      name: "web",
      annotations: {
        ...{ "k8s.aliyun.com/imc-size": "0", "k8s.aliyun.com/eip-bandwidth": "0" },
        ...{ "k8s.aliyun.com/vswitch-ids": "", "k8s.aliyun.com/imc-cpu-arch": "arm64" },
      },
    },
    spec: { images: least.images, retentionDays: 0 },
  };
  const { options } = imageCacheOptions(object);
  expect(imageCacheManifest(options)).toEqual({ ...object, spec: { images: least.images } });
  const notGiven = (property: string, value: string) => ({
    property,
    reason: `(${value}): taken as not given.`,
  });
  expect(heard((warnings) => imageCacheOptions(object, warnings))).toEqual([
    notGiven("retentionDays", "0"),
    notGiven('annotations["k8s.aliyun.com/imc-size"]', '"0"'),
    notGiven('annotations["k8s.aliyun.com/eip-bandwidth"]', '"0"'),
    notGiven('annotations["k8s.aliyun.com/vswitch-ids"]', '""'),
  ]);
  expect(
    heard((warnings) =>
      imageCacheOptions({ ...object, spec: { ...object.spec, imageCacheSize: 40 } }, warnings),
    ),
  ).toHaveLength(4);
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
  expect(new Set(program.warnings).size).toBe(program.warnings.length);
  expect(program.warnings).toHaveLength(
    Object.values(args).filter((value) => value === "" || value === 0).length,
  );
  for (const name of ["name", "zoneId", "regionId", "eipInstanceId"])
    expect(program.warnings).toContain(`ClusterImageCache web: ${name} (""): taken as not given.`);
  const [, made] = registered;
  expect(JSON.stringify(made?.inputs)).not.toContain('""');
});

it("tells of those that come later, and of those of pods, once too", async () => {
  await declare({
    ...{ buildWith: "cluster", waitForReady: false },
    ...{ retentionDays: pulumi.output(0), eipInstanceId: pulumi.output("") },
    pods: { securityGroupId: pulumi.output(""), matchCountRequest: 0 },
  });
  expect(program.warnings.sort()).toEqual([
    'ClusterImageCache web: eipInstanceId (""): taken as not given.',
    "ClusterImageCache web: pods: matchCountRequest (0): taken as not given.",
    'ClusterImageCache web: pods: securityGroupId (""): taken as not given.',
    "ClusterImageCache web: retentionDays (0): taken as not given.",
  ]);
});
