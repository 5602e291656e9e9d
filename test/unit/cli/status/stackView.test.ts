import type { Stack } from "@pulumi/pulumi/automation";
import { expect, it } from "vitest";
import { stackView } from "../../../../cli/status/stackView.js";
import { Clouds } from "../../../../provider/accounts/clouds.js";
import { readSettings } from "../../../../provider/accounts/settings.js";

const clouds = new Clouds(
  readSettings(() => undefined, {}),
  {},
);

function stored(type: string, name: string, id: string, outputs: object = { regionId: "cn-beijing" }) {
  return { urn: `urn:pulumi:dev::shop::${type}::${name}`, type, id, custom: true, outputs };
}

function stackOf(...resources: object[]): Stack {
  const exportStack = async () => ({ version: 3, deployment: { resources } });
  return { name: "dev", exportStack } as unknown as Stack;
}

it("knows the resources of either host, and no others", async () => {
  const view = await stackView(
    stackOf(
      stored("pulumi-nodejs:dynamic/eci:ImageCache", "web", "imc-1"),
      stored("eci:index:ImageCache", "api", "imc-2"),
      stored("eci:index:Eip", "pull", "eip-1"),
      stored("eci:index:ImageCachesReady", "ready", "ready-1"),
      stored("alicloud:eci/imageCache:ImageCache", "other", "imc-3"),
      stored("eci:index:ImageCache", "early", "imc-4", {}),
    ),
    clouds,
  );
  expect([...view.objects.values()].map(({ kind, resource }) => [kind, resource])).toEqual([
    ["imageCache", "web"],
    ["imageCache", "api"],
    ["eip", "pull"],
  ]);
  expect(view.places).toEqual([{ clouds, regionId: "cn-beijing", profile: undefined }]);
});
