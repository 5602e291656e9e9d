import { describe, expect, it } from "vitest";
import type { FieldName } from "../../../../../provider/resources/imageCache/fields.js";
import type { ImageCacheInputs } from "../../../../../provider/resources/imageCache/inputs.js";
import { createRequest, updateRequest } from "../../../../../provider/resources/imageCache/request.js";

const inputs: ImageCacheInputs = {
  images: ["a:1"],
  imageCacheName: "web",
  securityGroupId: "sg-1",
  vswitchIds: ["vsw-1"],
  zoneId: "z",
  osType: "Linux",
  plainHttpRegistries: ["p.example.com"],
  imageCacheSize: 40,
  retentionDays: 7,
  eliminationStrategy: "LRU",
  tags: { a: "1" },
  acrRegistryInfos: [{ instanceId: "cri-1", arnService: "acs:ram::1:role/s", arnUser: "acs:ram::2:role/u" }],
  regionId: "cn-beijing",
  waitForReady: false,
  autoCreateEip: true,
  eipBandwidth: 5,
  eipInternetChargeType: "PayByTraffic",
  eipIsp: "BGP",
  eipCommonBandwidthPackageId: "cbwp-1",
};

const updatable = {
  images: ["a:1"],
  imageCacheName: "web",
  securityGroupId: "sg-1",
  vswitchIds: ["vsw-1"],
  imageCacheSize: 40,
  retentionDays: 7,
  eliminationStrategy: "LRU",
  acrRegistryInfos: [{ instanceId: "cri-1" }],
};

it("creates with every argument but those of this machine, the region and the tags", () => {
  expect(createRequest(inputs)).toEqual({
    ...updatable,
    zoneId: "z",
    osType: "Linux",
    plainHttpRegistries: ["p.example.com"],
    acrRegistryInfos: inputs.acrRegistryInfos,
  });
});

describe("an update", () => {
  it("sends nothing when nothing has changed", () => {
    expect(updateRequest(inputs, [], false)).toEqual({});
  });

  it("sends only what has changed when that is not the images", () => {
    expect(updateRequest(inputs, ["retentionDays", "vswitchIds"], false)).toEqual({
      retentionDays: 7,
      vswitchIds: ["vsw-1"],
    });
  });

  it("sends everything that it can carry with the images", () => {
    expect(updateRequest(inputs, ["images"], false)).toEqual(updatable);
  });

  it("sends everything after an update that failed", () => {
    expect(updateRequest(inputs, [], true)).toEqual(updatable);
  });

  it.each<FieldName>([
    "tags",
    "zoneId",
    "osType",
    "plainHttpRegistries",
    "regionId",
    "waitForReady",
    "autoCreateEip",
    "eipBandwidth",
    "eipInternetChargeType",
    "eipIsp",
    "eipCommonBandwidthPackageId",
  ])("does not carry %s", (name) => {
    expect(updateRequest(inputs, [name], false)).toEqual({});
  });

  it.each<[FieldName, unknown]>([
    ["imageCacheSize", 20],
    ["retentionDays", null],
    ["autoMatchImageCache", false],
    ["flash", false],
    ["flashCopyCount", 1],
    ["standardCopyCount", 1],
    ["eliminationStrategy", null],
  ])("takes %s back", (name, value) => {
    expect(updateRequest({ images: ["a:1"] }, [name], false)).toEqual({ [name]: value });
  });

  it.each<FieldName>([
    "securityGroupId",
    "vswitchIds",
    "eipInstanceId",
    "resourceGroupId",
    "imageRegistryCredentials",
  ])("has no way to take %s back", (name) => {
    expect(updateRequest({ images: ["a:1"] }, [name], false)).toEqual({});
  });

  it("takes nothing back that has not been taken out", () => {
    expect(updateRequest({ images: ["a:1"] }, ["images"], false)).toEqual({ images: ["a:1"] });
  });

  it("clears a strategy that is declared empty", () => {
    expect(updateRequest({ images: [], eliminationStrategy: "" }, ["eliminationStrategy"], false)).toEqual({
      eliminationStrategy: null,
    });
  });

  it("leaves the declaration as it is", () => {
    const before = structuredClone(inputs);
    updateRequest(inputs, ["images", "acrRegistryInfos"], true);
    expect(inputs).toEqual(before);
  });
});
