import { describe, expect, it } from "vitest";
import { parametersOf } from "../../../../../provider/core/schema/table.js";
import { updateRequest } from "../../../../../provider/resources/imageCache/request.js";
import {
  type FieldName,
  type ImageCacheInputs,
  imageCacheArguments,
} from "../../../../../provider/resources/imageCache/schema.js";

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
  expect(parametersOf(imageCacheArguments, { ...inputs })).toEqual({
    Image: ["a:1"],
    ImageCacheName: "web",
    SecurityGroupId: "sg-1",
    VSwitchId: "vsw-1",
    ImageCacheSize: 40,
    RetentionDays: 7,
    EliminationStrategy: "LRU",
    ZoneId: "z",
    OsType: "Linux",
    PlainHttpRegistry: "p.example.com",
    AcrRegistryInfo: [{ InstanceId: "cri-1", ArnService: "acs:ram::1:role/s", ArnUser: "acs:ram::2:role/u" }],
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
    ["retentionDays", ""],
    ["autoMatchImageCache", false],
    ["flash", false],
    ["flashCopyCount", 1],
    ["standardCopyCount", 1],
    ["eliminationStrategy", ""],
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
      eliminationStrategy: "",
    });
  });

  it("leaves the declaration as it is", () => {
    const before = structuredClone(inputs);
    updateRequest(inputs, ["images", "acrRegistryInfos"], true);
    expect(inputs).toEqual(before);
  });
});
