import { describe, expect, it } from "vitest";
import {
  type ImageCacheManifestOptions,
  InvalidOptionsError,
  imageCacheManifest,
  type OptionWarning,
} from "../../../../sdk/kubernetes/manifests.js";

const least: ImageCacheManifestOptions = { name: "web", images: ["registry.example.com/web:1"] };

const annotation = (name: string, text: string) => ({ [`k8s.aliyun.com/${name}`]: text });

function annotationsOf(options: Partial<ImageCacheManifestOptions>) {
  return imageCacheManifest({ ...least, ...options }).metadata.annotations;
}

function failuresOf(options: Record<string, unknown>) {
  try {
    imageCacheManifest({ ...least, ...options } as ImageCacheManifestOptions);
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidOptionsError);
    return (error as InvalidOptionsError).failures;
  }
  return [];
}

const pair = { arnService: "acs:ram::1:role/service", arnUser: "acs:ram::2:role/user" };

describe("annotations", () => {
  it.each<[Partial<ImageCacheManifestOptions>, Record<string, string>]>([
    [{ vswitchIds: ["vsw-1", "vsw-2"] }, annotation("vswitch-ids", "vsw-1,vsw-2")],
    [{ securityGroupId: "sg-1" }, annotation("security-group-id", "sg-1")],
    [{ resourceGroupId: "rg-1" }, annotation("resource-group-id", "rg-1")],
    [
      {
        acrRegistryInfos: [{ instanceId: "cri-1" }, { instanceId: "cri-2", regionId: "cn-beijing" }],
      },
      annotation("acr-instance-ids", "cri-1,cn-beijing:cri-2"),
    ],
    [
      { acrRegistryInfos: [pair] },
      { ...annotation("acr-service-arns", pair.arnService), ...annotation("acr-user-arns", pair.arnUser) },
    ],
    [
      { acrRegistryInfos: [{ instanceId: "cri-1" }, { instanceId: "cri-2", ...pair }] },
      {
        ...annotation("acr-instance-ids", "cri-2,cri-1"),
        ...annotation("acr-service-arns", pair.arnService),
        ...annotation("acr-user-arns", pair.arnUser),
      },
    ],
    [{ plainHttpRegistries: ["r:80", "s"] }, annotation("plain-http-registry", "r:80,s")],
    [{ insecureRegistries: ["r:443"] }, annotation("insecure-registry", "r:443")],
    [{ autoMatchImageCache: true }, annotation("imc-enable-reuse", "true")],
    [{ flash: true }, annotation("imc-enable-flash", "true")],
    [{ retentionDays: 7 }, annotation("imc-retention-days", "7")],
    [{ imageCacheSize: 40 }, annotation("imc-size", "40")],
    [{ eipInstanceId: "eip-1" }, annotation("eip-instance-id", "eip-1")],
    [{ autoCreateEip: true }, annotation("auto-create-eip", "true")],
    [
      {
        autoCreateEip: true,
        eipBandwidth: 50,
        eipInternetChargeType: "PayByTraffic",
        eipIsp: "BGP_PRO",
        eipCommonBandwidthPackageId: "cbwp-1",
      },
      {
        ...annotation("auto-create-eip", "true"),
        ...annotation("eip-bandwidth", "50"),
        ...annotation("eip-internet-charge-type", "PayByTraffic"),
        ...annotation("eip-isp", "BGP_PRO"),
        ...annotation("eip-common-bandwidth-package-id", "cbwp-1"),
      },
    ],
    [{ cpuArchitecture: "arm64" }, annotation("imc-cpu-arch", "arm64")],
    [{ osType: "Windows" }, annotation("imc-os-type", "windows")],
  ])("%j", (options, expected) => {
    expect(annotationsOf(options)).toEqual(expected);
  });

  it.each<Partial<ImageCacheManifestOptions>>([
    {},
    { flash: false, autoMatchImageCache: false, autoCreateEip: false, osType: "Linux" },
    { vswitchIds: undefined, acrRegistryInfos: [], plainHttpRegistries: [], annotations: {}, labels: {} },
  ])("leaves out what says nothing: %j", (options) => {
    expect(imageCacheManifest({ ...least, ...options })).toEqual({
      apiVersion: "eci.alibabacloud.com/v1",
      kind: "ImageCache",
      metadata: { name: "web" },
      spec: { images: ["registry.example.com/web:1"] },
    });
  });
});

it("keeps labels, further annotations, secrets, size and retention", () => {
  const options: ImageCacheManifestOptions = {
    ...least,
    labels: { team: "web" },
    annotations: { "example.com/owner": "web" },
    imagePullSecrets: ["default:login"],
    imageCacheSize: 30,
    retentionDays: 2,
  };
  const manifest = imageCacheManifest(options);
  expect(manifest.metadata.labels).toEqual({ team: "web" });
  expect(manifest.metadata.annotations).toMatchObject({ "example.com/owner": "web" });
  expect(manifest.spec).toEqual({
    images: ["registry.example.com/web:1"],
    imagePullSecrets: ["default:login"],
    imageCacheSize: 30,
    retentionDays: 2,
  });
});

it("says the same in the same order, whatever the order of the options", () => {
  const options = { ...least, flash: true, retentionDays: 2, vswitchIds: ["vsw-1"] };
  const reversed = Object.fromEntries(Object.entries(options).reverse());
  expect(JSON.stringify(imageCacheManifest(reversed as unknown as ImageCacheManifestOptions))).toBe(
    JSON.stringify(imageCacheManifest(options)),
  );
});

describe("what is refused", () => {
  it.each<[Record<string, unknown>, string, string]>([
    [{ name: undefined }, "name", "is missing"],
    [{ name: "Web" }, "name", "must be a DNS name"],
    [{ name: "a".repeat(254) }, "name", "has 254 characters"],
    [{ images: undefined }, "images", "is missing"],
    [{ images: [] }, "images", "at least 1"],
    [{ images: Array.from({ length: 21 }, (_, i) => `a:${i}`) }, "images", "at most 20"],
    [{ images: ["http://r/a:1"] }, "images[0]", "without a scheme"],
    [{ images: ["a:1", "a:1"] }, "images[1]", "repeats images[0]"],
    [{ imageCacheSize: 19 }, "imageCacheSize", "20 to 32768"],
    [{ imageCacheSize: 32_769 }, "imageCacheSize", "20 to 32768"],
    [{ name: "" }, "name", "is missing"],
    [{ eipBandwidth: 501 }, "eipBandwidth", "1 to 500"],
    [{ retentionDays: -1 }, "retentionDays", "1 to 65536"],
    [{ retentionDays: 65_537 }, "retentionDays", "1 to 65536"],
    [{ retentionDays: 1.5 }, "retentionDays", "1 to 65536"],
    [
      { imagePullSecrets: [{ name: "login" }] },
      "imagePullSecrets[0]",
      'must be "namespace:secretName", such as "default:registry-login", not an object.',
    ],
    [{ image: ["a"] }, "image", "is no option of imageCacheManifest (did you mean images?)."],
    [{ colour: "red" }, "colour", "is no option of imageCacheManifest."],
    [{ imagePullSecrets: ["login"] }, "imagePullSecrets[0]", "namespace:secretName"],
    [{ imagePullSecrets: ["a:b", "a:b"] }, "imagePullSecrets[1]", "repeats"],
    [{ vswitchIds: ["sg-1"] }, "vswitchIds[0]", "is the id of a security group"],
    [{ securityGroupId: "vsw-1" }, "securityGroupId", "is the id of a vSwitch"],
    [{ plainHttpRegistries: ["http://r"] }, "plainHttpRegistries[0]", "without a scheme"],
    [{ insecureRegistries: ["r/path"] }, "insecureRegistries[0]", "without a scheme or a path"],
    [{ autoCreateEip: true, eipInstanceId: "eip-1" }, "eipInstanceId", "does not go together"],
    [{ autoCreateEip: true, eipBandwidth: 501 }, "eipBandwidth", "1 to 500"],
    [{ acrRegistryInfos: [{}] }, "acrRegistryInfos[0]", "needs instanceId"],
    [
      { acrRegistryInfos: [{ regionId: "cn-beijing", ...pair }] },
      "acrRegistryInfos[0].regionId",
      "needs inst",
    ],
    [
      { acrRegistryInfos: [{ arnService: pair.arnService }] },
      "acrRegistryInfos[0].arnUser",
      "the two role ARNs go together",
    ],
    [{ acrRegistryInfos: [{ instanceId: "cri-1" }, pair] }, "acrRegistryInfos", "pair the two by position"],
    [{ osType: "BSD" }, "osType", '"Linux" or "Windows"'],
    [
      { annotations: { "k8s.aliyun.com/imc-size": "20" } },
      'annotations["k8s.aliyun.com/imc-size"]',
      "option",
    ],
    [{ annotations: { a: 1 } }, 'annotations["a"]', "must be a string"],
    [{ zoneId: "a" }, "zoneId", "is no option of"],
  ])("%j: %s %s", (options, property, reason) => {
    expect(failuresOf(options)).toContainEqual({ property, reason: expect.stringContaining(reason) });
  });

  it("says everything that is wrong at once", () => {
    expect(() => imageCacheManifest({ name: "Web", images: [] })).toThrow(
      'imageCacheManifest: 2 options are wrong:\n- name must be a DNS name of lower-case letters, digits, "-" and ".", such as "web-cache", not "Web".\n- images has 0 images; at least 1 is needed.',
    );
  });
});

describe("what is strange", () => {
  const warningsOf = (options: Record<string, unknown>) => {
    const warnings: OptionWarning[] = [];
    const onWarning = (warning: OptionWarning) => void warnings.push(warning);
    imageCacheManifest({ ...least, ...options } as ImageCacheManifestOptions, { onWarning });
    return warnings;
  };

  it.each<[Record<string, unknown>, string, string]>([
    [{ eipBandwidth: 5 }, "eipBandwidth", "set autoCreateEip to true"],
    [{ eipIsp: "BGP" }, "eipIsp", "set autoCreateEip to true"],
    [{ eipInternetChargeType: "PayByTraffic" }, "eipInternetChargeType", "set autoCreateEip to true"],
    [{ eipCommonBandwidthPackageId: "cbwp-1" }, "eipCommonBandwidthPackageId", "set autoCreateEip to true"],
    [
      { autoCreateEip: true, eipBandwidth: 201, eipInternetChargeType: "PayByTraffic" },
      "eipBandwidth",
      "the usual quota of an account is 200",
    ],
    [{ cpuArchitecture: "x86" }, "cpuArchitecture", '"amd64" or "arm64"'],
    [{ insecureRegistries: ["r", "r"] }, "insecureRegistries[1]", "repeats insecureRegistries[0]"],
    [{ vswitchIds: ["vsw-1", "vsw-1"] }, "vswitchIds[1]", "repeats vswitchIds[0]"],
    [{ vswitchIds: ["web"] }, "vswitchIds[0]", 'does not start with "vsw-" ("web")'],
    [{ securityGroupId: "web" }, "securityGroupId", "in the console of ECS"],
    [{ acrRegistryInfos: [{ instanceId: "web" }] }, "acrRegistryInfos[0].instanceId", 'with "cri-"'],
    [
      { annotations: { "k8s.aliyun.com/imc-sise": "20" } },
      'annotations["k8s.aliyun.com/imc-sise"]',
      "is not known (did you mean k8s.aliyun.com/imc-size?).",
    ],
    [
      { annotations: { "k8s.aliyun.com/eci-vswitch": "vsw-1" } },
      'annotations["k8s.aliyun.com/eci-vswitch"]',
      "is an annotation of a pod and has no effect here: use k8s.aliyun.com/vswitch-ids.",
    ],
    [
      { annotations: { "k8s.aliyun.com/eci-use-specs": "2-4Gi" } },
      'annotations["k8s.aliyun.com/eci-use-specs"]',
      "is an annotation of a pod and has no effect here.",
    ],
    [
      { annotations: { "k8s.aliyun.com/auto-match-imagecache": "true" } },
      'annotations["k8s.aliyun.com/auto-match-imagecache"]',
      "is no longer used: use k8s.aliyun.com/imc-enable-reuse.",
    ],
  ])("%j: %s %s", (options, property, reason) => {
    expect(warningsOf(options)).toContainEqual({ property, reason: expect.stringContaining(reason) });
  });

  it("is not what everybody writes", () => {
    expect(
      warningsOf({
        annotations: { "example.com/x": "", "pulumi.com/waitFor": "" },
        vswitchIds: ["vsw-1", "vsw-2"],
        securityGroupId: "sg-1",
        cpuArchitecture: "arm64",
        acrRegistryInfos: [{ instanceId: "cri-1" }],
      }),
    ).toEqual([]);
  });
});
