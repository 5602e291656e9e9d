import { describe, expect, it } from "vitest";
import type { ImageCacheInputs } from "../../../../provider/resources/imageCache/schema.js";
import { fromImageCacheArgs, imageCacheManifest } from "../../../../sdk/kubernetes/manifests.js";

const credential = { server: "r.example.com", userName: "u", password: "hush" };
type AutomaticEip = Extract<keyof ImageCacheInputs, `eip${string}` | "autoCreateEip">;
const common: Required<Omit<ImageCacheInputs, AutomaticEip>> = {
  images: ["r.example.com/a:1"],
  imageCacheName: "web",
  securityGroupId: "sg-1",
  vswitchIds: ["vsw-1"],
  resourceGroupId: "rg-1",
  zoneId: "cn-hangzhou-b",
  imageCacheSize: 30,
  retentionDays: 7,
  autoMatchImageCache: true,
  flash: true,
  flashCopyCount: 2,
  standardCopyCount: 2,
  eliminationStrategy: "LRU",
  plainHttpRegistries: ["r:80"],
  insecureRegistries: ["r:443"],
  osType: "Windows",
  tags: { team: "web" },
  imageRegistryCredentials: [credential],
  acrRegistryInfos: [{ instanceId: "cri-1", instanceName: "n", regionId: "cn-beijing", domains: ["d"] }],
  regionId: "cn-hangzhou",
  profile: "p",
  waitForReady: false,
  onBuildFailure: "warn",
  verifyImages: "error",
  autoImageCacheSize: true,
  triggers: { base: "7" },
  trackDigests: true,
  keepReplacedDays: 7,
  renewBeforeDays: 2,
  protectIfUsedWithinDays: 7,
  renewBy: "pull",
};
const ownAddress: Required<Omit<ImageCacheInputs, Exclude<AutomaticEip, "eipInstanceId">>> = {
  ...common,
  eipInstanceId: "eip-1",
};
const automaticAddress: Required<Omit<ImageCacheInputs, "eipInstanceId">> = {
  ...common,
  autoCreateEip: true,
  eipBandwidth: 5,
  eipInternetChargeType: "PayByTraffic",
  eipIsp: "BGP",
  eipCommonBandwidthPackageId: "cbwp-1",
};

describe("fromImageCacheArgs", () => {
  it.each<[string, ImageCacheInputs]>([
    ["an address of its own", ownAddress],
    ["an automatic address", automaticAddress],
  ])("takes every argument over or tells that it does not, with %s", (_, everything) => {
    const { options, leftOut } = fromImageCacheArgs(everything, { name: "web" });
    const { name, ...taken } = options;
    expect(name).toBe("web");
    const told = leftOut.map(({ property }) => property);
    expect([...Object.keys(taken), ...told].sort()).toEqual(
      [...Object.keys(everything), "acrRegistryInfos[0].domains", "acrRegistryInfos[0].instanceName"].sort(),
    );
    expect(options.acrRegistryInfos).toEqual([{ instanceId: "cri-1", regionId: "cn-beijing" }]);
    for (const key of Object.keys(taken).filter((key) => key !== "acrRegistryInfos")) {
      expect(taken).toHaveProperty(key, everything[key as keyof ImageCacheInputs]);
    }
  });

  it("shows no password", () => {
    expect(JSON.stringify(fromImageCacheArgs(ownAddress, { name: "web" }))).not.toContain("hush");
  });

  it("leaves nothing out where the value says what an object does anyway", () => {
    const args = { images: ["a:1"], flashCopyCount: 1, standardCopyCount: 1, eliminationStrategy: "" };
    expect(fromImageCacheArgs(args, { name: "web" }).leftOut).toEqual([]);
  });

  it("makes options that make an object", () => {
    const args = { images: ["a:1"], flash: true, tags: undefined };
    const { options } = fromImageCacheArgs(args, { name: "web", imagePullSecrets: ["default:login"] });
    expect(imageCacheManifest(options).spec).toEqual({
      images: ["a:1"],
      imagePullSecrets: ["default:login"],
    });
  });

  it("refuses what ImageCache does not know", () => {
    expect(() =>
      fromImageCacheArgs({ images: ["a:1"], size: 3 } as ImageCacheInputs, { name: "web" }),
    ).toThrow("fromImageCacheArgs: size is no argument of ImageCache.");
  });

  it("says at once all that is wrong, and quotes no credentials", () => {
    const args = {
      images: [],
      acrRegistryInfos: { instanceId: "cri-1" },
      eipIsp: "BGP",
      imageRegistryCredentials: ["hush"],
    } as unknown as ImageCacheInputs;
    let message = "";
    try {
      fromImageCacheArgs(args, { name: "Web", imagePullSecrets: ["login"] });
    } catch (error) {
      message = String(error);
    }
    const wrong = [...message.matchAll(/^- (\S+)/gm)].map(([, property]) => property);
    expect(wrong.sort()).toEqual([
      "acrRegistryInfos",
      "eipIsp",
      "imagePullSecrets[0]",
      "imageRegistryCredentials[0]",
      "images",
      "name",
    ]);
    expect(message).not.toContain("hush");
  });
});
