import { expect, it } from "vitest";
import { decide } from "../../../../../provider/resources/imageCachesReady/diff.js";

const urn = (types: string) => `urn:pulumi:dev::shop::${types}::all`;
const set = (...ids: string[]) => ({
  imageCaches: ids.map((imageCacheId) => ({ imageCacheId, name: "web", revision: 1 })),
});

it.each([
  "pulumi-eci:index:ImageCacheSet$pulumi-nodejs:dynamic/eci:ImageCachesReady",
  "my:own:Thing$eci:index:ImageCacheSet$eci:index:ImageCachesReady",
])("finds nothing in another order of the caches of a set, as %s", (types) => {
  expect(decide(urn(types), set("imc-1", "imc-2"), set("imc-2", "imc-1")).changes).toBe(false);
  expect(decide(urn(types), set("imc-1", "imc-2"), set("imc-2", "imc-3")).changes).toBeUndefined();
  expect(decide(urn(types), set("imc-1", "imc-2"), set("imc-1")).changes).toBeUndefined();
});

it.each(["eci:index:ImageCachesReady", "eci:index:ImageCacheSet$my:own:Thing$eci:index:ImageCachesReady"])(
  "finds another order of a program's own list, which is that of its outputs, as %s",
  (types) => {
    expect(decide(urn(types), set("imc-1", "imc-2"), set("imc-2", "imc-1")).changes).toBeUndefined();
  },
);
