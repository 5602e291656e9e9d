import { expect, it } from "vitest";
import { movedState } from "../../../../cli/stack/movedState.js";
import { npmPackage } from "../../../../cli/target/npmPackage.js";
import { plugin } from "../../../../cli/target/plugin.js";
import { eipKind } from "../../../../provider/resources/eip/kind.js";

const of = (type: string, name: string) => `urn:pulumi:dev::shop::${type}::${name}`;
const alicloudType = "alicloud:ecs/eipAddress:EipAddress";

it.each([
  ["npm package", npmPackage, "pulumi:providers:pulumi-nodejs", "default"],
  ["plugin", plugin, "pulumi:providers:eci", "default_0_2_0"],
])("has the provider of the %s stand before what it manages, wherever it stood", (_, target, type, name) => {
  const known = {
    custom: true,
    urn: of(type, name),
    type,
    id: "known",
    inputs: { region: "cn-beijing" },
    outputs: {},
  };
  const old = { urn: of(alicloudType, "pull"), type: alicloudType, id: "eip-1", provider: "other" };
  const own = target.typeOf(eipKind);
  const urn = of(own, "pull");
  const later = { urn: of(own, "later"), type: own, id: "eip-2", provider: `${known.urn}::known` };
  const dependent = { urn: of("a:b:C", "c"), type: "a:b:C", dependencies: [old.urn] };
  const args = { bandwidth: "5" };
  const taken = {
    ...{ kind: eipKind, id: "eip-1", name: "pull", args, told: args },
    ...{ inputs: args, outputs: { ...args, allocationId: "eip-1" } },
  };
  const { resources = [] } = movedState(
    { resources: [old, known, later, dependent] },
    [{ old, urn, taken }],
    target,
    { organization: "organization", project: "shop", stack: "dev" },
    {},
  );
  expect(resources.map((resource) => resource.urn)).toEqual([known.urn, urn, later.urn, dependent.urn]);
  expect(resources[0]).toEqual(known);
  expect(resources[1]).toMatchObject({ type: own, id: "eip-1", provider: later.provider, inputs: args });
  expect(resources[3]?.dependencies).toEqual([urn]);
});
