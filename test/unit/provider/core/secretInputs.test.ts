import { describe, expect, it } from "vitest";
import { secretTexts, withoutSecretValue } from "../../../../provider/core/secretInputs.js";

const properties = {
  images: ["team/app:1", "a:1"],
  zoneId: "cn-beijing-a",
  __secrets: [["images"], ["tags"]],
};

describe("secretTexts", () => {
  it("are those of the arguments that are marked, but for the shortest", () => {
    expect(secretTexts(properties)).toEqual(["team/app:1"]);
    expect(secretTexts({ ...properties, tags: { team: "the-web" } })).toEqual(["team/app:1", "the-web"]);
  });

  it("are only what is marked of a list", () => {
    const containers = [{ name: "importer", environmentVars: [{ key: "PASSWORD", value: "hunter22" }] }];
    const path = ["containers", "0", "environmentVars", "0", "value"];
    expect(secretTexts({ containers, __secrets: [path] })).toEqual(["hunter22"]);
  });

  it("are none where nothing is marked", () => {
    expect(secretTexts({ ...properties, __secrets: undefined })).toEqual([]);
    expect(secretTexts(undefined)).toEqual([]);
  });
});

describe("withoutSecretValue", () => {
  it.each([
    ["images[1]", "images.content", "[1] repeats images[0]."],
    ["images", "images.content", "repeats images[0]."],
    ["zoneId", "zoneId", "repeats images[0]."],
  ])("of %s names %s", (property, named, reason) => {
    expect(withoutSecretValue(properties, { property, reason: "repeats images[0]." })).toEqual({
      property: named,
      reason,
    });
  });
});
