import * as pulumi from "@pulumi/pulumi";
import { ClusterImageCache } from "pulumi-eci/kubernetes";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fromYaml } from "../../cli/yaml.js";
import { TestStack } from "./support/stack.js";

let stack: TestStack;

beforeEach(async () => {
  stack = await TestStack.create();
});

afterEach(async () => {
  await stack.close();
});

const network = { vswitchIds: ["vsw-1"], securityGroupId: "sg-1" };

test("pulumi-eci manifests prints what the components of a stack stand for", async () => {
  await expect(stack.command("manifests")).rejects.toThrow("The stack dev has no ClusterImageCache");
  let manifests: pulumi.Output<object[]> | undefined;
  stack.declare(async () => {
    const caches = ["web", "job"].map(
      (name) => new ClusterImageCache(name, { ...network, images: [`${name}:1`] }),
    );
    manifests = pulumi.all(caches.map((cache) => cache.manifests)).apply((each) => each.flat());
    return { manifests };
  });
  expect(await stack.up()).toMatchObject({ succeeded: true });
  const { manifests: declared } = (await stack.outputs()) as { manifests: unknown[] };
  const printed = await stack.command("manifests", "--stack", "dev");
  expect(printed.split("---\n").map(fromYaml)).toEqual(declared.toReversed());
  expect(await stack.command("manifests")).toBe(printed);
  expect(await stack.command("manifests", "--crd")).toMatch(/^apiVersion: apiextensions/);

  stack.declare(async () => {
    new ClusterImageCache("web", { ...network, images: [pulumi.secret("hush:1")] });
  });
  expect(await stack.up()).toMatchObject({ succeeded: true });
  const refused = await stack.command("manifests").catch(String);
  expect(refused).toContain("The manifests of ClusterImageCache web are a secret");
  expect(refused).not.toContain("hush");
  await stack.destroy();
  expect(stack.emulator.isEmpty()).toBe(true);
});
