import { describe, expect, it } from "vitest";
import { dynamicUrn, pluginUrn } from "../../../../provider/core/hostTypes.js";

const urn = (types: string) => `urn:pulumi:prod::shop::${types}::web::1`;

describe("a URN under both hosts", () => {
  it.each([
    ["pulumi-nodejs:dynamic/eci:ImageCache", "eci:index:ImageCache"],
    ["my:own:Thing$pulumi-nodejs:dynamic/eci:Eip", "my:own:Thing$eci:index:Eip"],
    [
      "pulumi-eci:index:ImageCacheSet$pulumi-nodejs:dynamic/eci:ImageCachesReady",
      "eci:index:ImageCacheSet$eci:index:ImageCachesReady",
    ],
    ["pulumi-eci:kubernetes:ClusterImageCache", "eci:index:ClusterImageCache"],
  ])("%s is %s", (dynamic, plugin) => {
    expect([pluginUrn(urn(dynamic)), pluginUrn(urn(plugin))]).toEqual([urn(plugin), urn(plugin)]);
    expect([dynamicUrn(urn(plugin)), dynamicUrn(urn(dynamic))]).toEqual([urn(dynamic), urn(dynamic)]);
  });

  it("of other packages is left as it is", () => {
    const other = urn("my:own:Thing$kubernetes:core/v1:Pod");
    expect([pluginUrn(other), dynamicUrn(other)]).toEqual([other, other]);
  });
});
