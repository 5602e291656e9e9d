import { describe, expect, it } from "vitest";
import { placedId, tellsOf } from "../../../../plugin/host/adopted.js";
import { hostedOf } from "../../../../plugin/host/hosted.js";

describe("placedId", () => {
  it("takes an id with and without its region", () => {
    expect(placedId("imc-1", {})).toEqual({ id: "imc-1", regionId: undefined });
    expect(placedId("imc-1", { regionId: "cn-hangzhou" })).toEqual({ id: "imc-1", regionId: "cn-hangzhou" });
    expect(placedId("cn-beijing/imc-1", { regionId: "cn-hangzhou" })).toEqual({
      id: "imc-1",
      regionId: "cn-beijing",
    });
  });

  it.each(["", "/", "cn-beijing/", "/imc-1", "a/b/imc-1"])('refuses "%s"', (given) => {
    expect(() => placedId(given, {})).toThrow(`${given} is no id: give one as the cloud has it`);
  });
});

describe("tellsOf", () => {
  it("knows a state by any output of it, whichever host has written it", () => {
    const cache = hostedOf("eci:index:ImageCache");
    expect(tellsOf(cache, { regionId: "cn-hangzhou", profile: "own" })).toBe(false);
    expect(tellsOf(cache, { regionId: "cn-hangzhou", status: "Ready" })).toBe(true);
    expect(tellsOf(hostedOf("eci:index:ImageCachesReady"), {})).toBe(false);
  });
});
