import { expect, it } from "vitest";
import { urnWithType, withUrns } from "../../../../cli/stack/storedState.js";

it("exchanges the last link of a URN's type chain alone", () => {
  const urn = "urn:pulumi:dev::project::my:own:Component$alicloud:ecs/eipAddress:EipAddress::a::b";
  expect(urnWithType(urn, "x:y:Z")).toBe("urn:pulumi:dev::project::my:own:Component$x:y:Z::a::b");
});

it("exchanges a URN wherever it is named, and nothing that only contains it", () => {
  const urns = new Map([["old", "new"]]);
  expect(withUrns({ urn: "old", dependencies: ["old", "older"], count: 1, none: null }, urns)).toEqual({
    urn: "new",
    dependencies: ["new", "older"],
    count: 1,
    none: null,
  });
});
