import { describe, expect, it } from "vitest";
import {
  InvalidOptionsError,
  type OptionWarning,
  type PodAnnotationsOptions,
  podAnnotations,
} from "../../../../sdk/kubernetes/manifests.js";

const pair = { arnService: "acs:ram::1:role/service", arnUser: "acs:ram::2:role/user" };

const named = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [`k8s.aliyun.com/${name}`, text]));

function failuresOf(options: Record<string, unknown>) {
  try {
    podAnnotations(options as PodAnnotationsOptions);
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidOptionsError);
    return (error as InvalidOptionsError).failures;
  }
  return [];
}

describe("current names", () => {
  it.each<[PodAnnotationsOptions, Record<string, string>]>([
    [{}, {}],
    [{ autoMatchImageCache: true }, { "eci-auto-imc": "true" }],
    [{ autoMatchImageCache: false }, { "eci-auto-imc": "false" }],
    [{ imageCacheId: "imc-1" }, { "eci-imc-id": "imc-1" }],
    [
      { imageCacheId: "imc-1", autoMatchImageCache: false },
      { "eci-auto-imc": "false", "eci-imc-id": "imc-1" },
    ],
    [{ perfectMatch: true }, { "imc-perfect-match": "true" }],
    [{ matchCountRequest: 2 }, { "imc-match-count-request": "2" }],
    [
      {
        acrRegistryInfos: [{ instanceId: "cri-1", regionId: "cn-beijing", ...pair }, { instanceId: "cri-2" }],
      },
      {
        "acr-instance-ids": "cn-beijing:cri-1,cri-2",
        "acr-service-arns": pair.arnService,
        "acr-user-arns": pair.arnUser,
      },
    ],
    [{ plainHttpRegistries: ["r:80"] }, { "plain-http-registry": "r:80" }],
    [{ insecureRegistries: ["r", "s"] }, { "insecure-registry": "r,s" }],
    [{ securityGroupId: "sg-1" }, { "eci-security-group": "sg-1" }],
    [{ securityGroupIds: ["sg-1", "sg-2"] }, { "eci-security-group": "sg-1,sg-2" }],
    [{ resourceGroupId: "rg-1" }, { "eci-resource-group-id": "rg-1" }],
    [{ annotations: { "k8s.aliyun.com/eci-use-specs": "2-4Gi" } }, { "eci-use-specs": "2-4Gi" }],
    [{ vswitchIds: ["vsw-1", "vsw-2"] }, { "eci-vswitch": "vsw-1,vsw-2" }],
    [{ eipInstanceId: "eip-1" }, { "eci-eip-instanceid": "eip-1" }],
    [
      {
        autoCreateEip: true,
        eipBandwidth: 10,
        eipInternetChargeType: "PayByTraffic",
        eipIsp: "BGP",
        eipCommonBandwidthPackageId: "cbwp-1",
        eipPublicIpAddressPoolId: "pippool-1",
      },
      {
        "eci-with-eip": "true",
        "eip-bandwidth": "10",
        "eip-internet-charge-type": "PayByTraffic",
        "eip-isp": "BGP",
        "eip-common-bandwidth-package-id": "cbwp-1",
        "eip-public-ip-address-pool-id": "pippool-1",
      },
    ],
    [{ extraEphemeralStorage: "50Gi" }, { "eci-extra-ephemeral-storage": "50Gi" }],
  ])("%j", (options, expected) => {
    expect(podAnnotations(options)).toEqual(named(expected));
  });
});

describe("names of 2022", () => {
  const registry = { acrRegistryInfos: [{ instanceId: "cri-1" }] };
  const rest = { insecureRegistries: ["r"], securityGroupId: "sg-1" };
  const restNamed = { "insecure-registry": "r", "eci-security-group": "sg-1" };

  it.each<[PodAnnotationsOptions, Record<string, string>]>([
    [{ annotationNames: "2022", autoMatchImageCache: true }, { "eci-image-cache": "true" }],
    [{ annotationNames: "2022", autoMatchImageCache: false }, {}],
    [{ annotationNames: "2022", imageCacheId: "imc-1" }, { "eci-image-snapshot-id": "imc-1" }],
    [
      { annotationNames: "2022", ...registry, ...rest },
      { "acr-instance-id": "cri-1", ...restNamed },
    ],
    [
      { annotationNames: "both", imageCacheId: "imc-1", ...registry, ...rest },
      {
        "eci-imc-id": "imc-1",
        "eci-image-snapshot-id": "imc-1",
        "acr-instance-ids": "cri-1",
        "acr-instance-id": "cri-1",
        ...restNamed,
      },
    ],
    [
      { annotationNames: "2022", acrRegistryInfos: [{ instanceId: "cri-1", regionId: "cn-hangzhou" }] },
      { "acr-instance-id": "cn-hangzhou:cri-1" },
    ],
    [
      { annotationNames: "both", autoMatchImageCache: true },
      { "eci-auto-imc": "true", "eci-image-cache": "true" },
    ],
  ])("%j", (options, expected) => {
    expect(podAnnotations(options)).toEqual(named(expected));
  });

  it.each<[Record<string, unknown>, string]>([
    [{ perfectMatch: true }, "perfectMatch"],
    [{ matchCountRequest: 2 }, "matchCountRequest"],
    [{ acrRegistryInfos: [{ instanceId: "cri-1" }, { instanceId: "cri-2" }] }, "acrRegistryInfos"],
    [{ acrRegistryInfos: [{ instanceId: "cri-1", ...pair }] }, "acrRegistryInfos[0].arnService"],
  ])("cannot say %j", (options, property) => {
    for (const annotationNames of ["2022", "both"]) {
      expect(failuresOf({ annotationNames, ...options })).toContainEqual({
        property,
        reason: expect.stringContaining("cannot be said in the names of 2022"),
      });
    }
  });
});

describe("what is refused", () => {
  it.each<[Record<string, unknown>, string, string]>([
    [{ imageCacheId: "eip-1" }, "imageCacheId", "is the id of an elastic IP address"],
    [{ matchCountRequest: -1 }, "matchCountRequest", "of 1 or more"],
    [{ autoCreateEip: true, eipInstanceId: "eip-1" }, "eipInstanceId", "does not go together"],
    [{ extraEphemeralStorage: "50 GB" }, "extraEphemeralStorage", "a quantity"],
    [
      { useSpecs: "2-4Gi" },
      "useSpecs",
      'is no option of podAnnotations (did you mean annotations["k8s.aliyun.com/eci-use-specs"]?).',
    ],
    [{ spotStrategi: "x" }, "spotStrategi", 'did you mean annotations["k8s.aliyun.com/eci-spot-strategy"]?'],
    [{ perfectMach: true }, "perfectMach", "is no option of podAnnotations (did you mean perfectMatch?)."],
    [
      { annotations: { "k8s.aliyun.com/eci-imc-id": "imc-1" } },
      'annotations["k8s.aliyun.com/eci-imc-id"]',
      "is made by an option",
    ],
    [{ securityGroupIds: [] }, "securityGroupIds", "at least 1"],
    [{ securityGroupIds: [1, 2, 3, 4, 5, 6].map((n) => `sg-${n}`) }, "securityGroupIds", "at most 5"],
    [{ securityGroupIds: ["sg-1"], securityGroupId: "sg-2" }, "securityGroupIds", "does not go together"],
    [{ imageCacheId: "vsw-1" }, "imageCacheId", "is the id of a vSwitch"],
    [{ annotationNames: "2023" }, "annotationNames", '"current"'],
    [{ insecureRegistries: ["https://r"] }, "insecureRegistries[0]", "without a scheme"],
    [{ imagecacheid: "imc-1" }, "imagecacheid", "is no option of"],
  ])("%j: %s %s", (options, property, reason) => {
    expect(failuresOf(options)).toContainEqual({ property, reason: expect.stringContaining(reason) });
  });
});

describe("what is strange", () => {
  const warningsOf = (options: Record<string, unknown>) => {
    const warnings: OptionWarning[] = [];
    podAnnotations(options as PodAnnotationsOptions, { onWarning: (warning) => void warnings.push(warning) });
    return warnings;
  };

  it.each<[Record<string, unknown>, string, string]>([
    [{ imageCacheId: "imc-1", perfectMatch: true }, "perfectMatch", "beside imageCacheId"],
    [{ imageCacheId: "imc-1", matchCountRequest: 1 }, "matchCountRequest", "beside imageCacheId"],
    [{ imageCacheId: "imc-1", autoMatchImageCache: true }, "autoMatchImageCache", "beside imageCacheId"],
    [{ perfectMatch: true, matchCountRequest: 1 }, "matchCountRequest", "beside perfectMatch"],
    [{ autoMatchImageCache: false, perfectMatch: true }, "perfectMatch", "autoMatchImageCache is false"],
    [{ eipBandwidth: 5 }, "eipBandwidth", "autoCreateEip"],
    [{ eipPublicIpAddressPoolId: "p" }, "eipPublicIpAddressPoolId", "autoCreateEip"],
    [{ imageCacheId: "web" }, "imageCacheId", "it stands in status.imageCacheId"],
    [{ imageCacheId: "s-bp1example" }, "imageCacheId", 'does not start with "imc-" ("s-bp1example")'],
    [{ eipInstanceId: "47.1.2.3" }, "eipInstanceId", 'does not start with "eip-"'],
    [
      { annotations: { "k8s.aliyun.com/eci-imcid": "imc-1" } },
      'annotations["k8s.aliyun.com/eci-imcid"]',
      "is not known (did you mean k8s.aliyun.com/eci-imc-id?).",
    ],
    [
      { annotations: { "k8s.aliyun.com/imc-enable-reuse": "true" } },
      'annotations["k8s.aliyun.com/imc-enable-reuse"]',
      "is an annotation of an ImageCache object and has no effect here: use k8s.aliyun.com/eci-auto-imc.",
    ],
    [
      { annotations: { "k8s.aliyun.com/eci-instance-type": "ecs.c6.large" } },
      'annotations["k8s.aliyun.com/eci-instance-type"]',
      "is no longer used: use k8s.aliyun.com/eci-use-specs.",
    ],
  ])("%j: %s %s", (options, property, reason) => {
    expect(warningsOf(options)).toContainEqual({ property, reason: expect.stringContaining(reason) });
  });

  it("is written all the same: the cloud lets the first win", () => {
    expect(podAnnotations({ imageCacheId: "imc-1", autoMatchImageCache: true })).toEqual(
      named({ "eci-imc-id": "imc-1", "eci-auto-imc": "true" }),
    );
  });
});
