import { expect, it } from "vitest";
import { optionsOf } from "../../../../cli/stack/resourceOptions.js";

const plain = {
  urn: "urn:pulumi:dev::shop::alicloud:ecs/eipAddress:EipAddress::pull",
  type: "alicloud:ecs/eipAddress:EipAddress",
  parent: "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
};

it.each([
  ["none", {}, []],
  ["what is off", { protect: false, customTimeouts: {}, retainOnDelete: false, deletedWith: "" }, []],
  ["timeouts of nothing", { customTimeouts: { create: 0 } }, []],
  ["those that are on", { protect: true, customTimeouts: { create: 60 } }, ["protect", "customTimeouts"]],
  [
    "a parent that is a component",
    { parent: "urn:pulumi:dev::shop::my:x:A::a", retainOnDelete: true },
    ["parent (urn:pulumi:dev::shop::my:x:A::a)", "retainOnDelete"],
  ],
])("tells %s", (_, given, options) => {
  expect(optionsOf({ ...plain, ...given })).toEqual(options);
});
