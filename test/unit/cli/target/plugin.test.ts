import { expect, it } from "vitest";
import type { TakenIn } from "../../../../cli/existing.js";
import { plugin } from "../../../../cli/target/plugin.js";
import { imageCacheKind } from "../../../../provider/resources/imageCache/kind.js";

const told = { images: ["nginx:1"], tags: { team: "web" } };
const taken = (args: TakenIn["args"]): TakenIn => ({
  ...{ kind: imageCacheKind, id: "imc-1", name: "web", told, args },
  inputs: { ...args, __urn: "urn", __organization: "organization" },
  outputs: { ...args, __urn: "urn", __declared: ["images"], status: "Ready" },
});

it.each([
  ["the id alone where the stack's region is meant", told, { id: "imc-1" }],
  ["the region with it", { ...told, regionId: "cn-beijing" }, { id: "cn-beijing/imc-1" }],
])("imports by %s", (_, args, entry) => {
  expect(plugin.imported(taken(args))).toEqual(entry);
});

it.each([
  ["an argument that the API does not tell", { ...told, securityGroupId: "sg-1" }],
  ["a profile", { ...told, profile: "other", regionId: "cn-beijing" }],
  ["an argument that is to be another one", { ...told, tags: { team: "shop" } }],
])("imports with a state for %s", (_, args) => {
  expect(plugin.imported(taken(args))).toEqual({
    id: "imc-1",
    inputs: args,
    outputs: { ...args, __declared: ["images"], status: "Ready" },
  });
});

it("gives the provider the configuration by its own names, what is there under them first", () => {
  const config = {
    "alicloud:region": { value: "cn-hangzhou" },
    "eci:region": { value: "cn-beijing" },
    "pulumi-eci:ownerId": { value: "mine" },
    "eci:accessKey": { value: "key", secret: true },
    "alicloud:unheardOf": { value: "x" },
  };
  expect(plugin.providerInputs(config)).toEqual({
    region: "cn-beijing",
    ownerId: "mine",
    accessKey: expect.objectContaining({ plaintext: '"key"' }),
  });
  expect(plugin.preparation(config, undefined)).toEqual([
    'pulumi config set eci:ownerId "$(pulumi config get pulumi-eci:ownerId)"',
  ]);
});

it("tells how to repeat a secret without showing it", () => {
  const config = { "alicloud:secretKey": { value: "hush", secret: true } };
  expect(plugin.preparation(config, "dev")).toEqual([
    'pulumi config set --stack dev --secret eci:secretKey "$(pulumi config get --stack dev alicloud:secretKey)"',
  ]);
});
