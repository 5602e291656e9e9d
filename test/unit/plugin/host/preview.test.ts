import { describe, expect, it } from "vitest";
import { hostedOf } from "../../../../plugin/host/hosted.js";
import { createdPreview, fixedOutputs, updatedPreview } from "../../../../plugin/host/preview.js";
import { UNKNOWN } from "../../../../provider/core/schema/unknown.js";

const eip = hostedOf("eci:index:Eip");
const cache = hostedOf("eci:index:ImageCache");

const known = (properties: object) =>
  Object.entries(properties).flatMap(([name, value]) => (value === UNKNOWN ? [] : [name]));

describe("the preview of a create", () => {
  it("knows what is declared, and that the cloud gives the rest", () => {
    const preview = createdPreview(eip, { bandwidth: "5", regionId: "cn-hangzhou" });
    expect(known(preview).sort()).toEqual(["bandwidth", "regionId"]);
    expect(preview).toMatchObject({ allocationId: UNKNOWN, ipAddress: UNKNOWN, status: UNKNOWN });
  });

  it("does not promise what the cloud never tells", () => {
    expect(createdPreview(cache, { images: ["a:1"] })).not.toHaveProperty("imageRegistryCredentials");
  });
});

describe("the preview of an update", () => {
  const state = {
    ...{ images: ["a:1"], regionId: "cn-hangzhou", imageCacheId: "imc-1", status: "Ready", retentionDays: 3 },
    __declared: ["images", "retentionDays"],
  };

  it("keeps what no update moves", () => {
    const preview = updatedPreview(cache, state, {
      images: ["a:2"],
      regionId: "cn-hangzhou",
      retentionDays: 3,
    });
    expect(preview).toMatchObject({ images: ["a:2"], imageCacheId: "imc-1", status: UNKNOWN });
    for (const name of fixedOutputs(cache)) expect(preview[name]).not.toBe(UNKNOWN);
  });

  it("knows that an argument has gone", () => {
    const preview = updatedPreview(cache, state, { images: ["a:1"], regionId: "cn-hangzhou" });
    expect(preview).not.toHaveProperty("retentionDays");
  });

  it("passes on what is unknown", () => {
    expect(updatedPreview(cache, state, { ...state, images: [UNKNOWN] })).toMatchObject({
      images: [UNKNOWN],
      imageCacheId: "imc-1",
    });
  });
});

it("ids never move", () => {
  expect(fixedOutputs(cache)).toContain("imageCacheId");
  expect(fixedOutputs(eip)).toContain("allocationId");
});
