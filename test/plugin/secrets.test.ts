import * as pulumi from "@pulumi/pulumi";
import { ImageCache } from "pulumi-eci";
import { afterEach, beforeEach, expect, it } from "vitest";
import { TestStack } from "../engine/support/stack.js";
import { plugin } from "./support/classes.js";
import "./support/registerWithPlugin.js";

const password = "hush-hush-word";
const signature = "4dabf18193072939515e22adb298388d";
const server = "registry.example.com";

let stack: TestStack;

beforeEach(async () => {
  stack = await TestStack.create();
});
afterEach(() => stack.close());

it.each([
  ["plain", () => password],
  ["marked", () => pulumi.secret(password)],
])(
  "stores a %s password of a registry with all about it as one secret, and shows it nowhere",
  async (_, given) => {
    const declare = (image: string) =>
      stack.declare(async () => {
        const imageRegistryCredentials = [{ server, userName: "reader", password: given() }];
        const cache = new ImageCache("web", { images: [image], imageRegistryCredentials });
        return { id: cache.imageCacheId };
      });
    declare(`${server}/web:1`);
    const runs = [await stack.preview(), await stack.up(), await stack.refresh()];
    declare(`${server}/fail-build:2`);
    runs.push(await stack.preview(), await stack.up());
    expect(runs.map(({ succeeded }) => succeeded)).toEqual([true, true, true, true, false]);
    expect(stack.emulator.imageCaches.list()[0]?.ImageRegistryCredentials[0]?.Password).toBe(password);
    const [resource] = await stack.resources();
    for (const side of [resource?.inputs, resource?.outputs])
      expect(side?.imageRegistryCredentials).toMatchObject({
        [signature]: expect.any(String),
        ciphertext: expect.any(String),
      });
    const files = [...(await stack.storedFiles())].filter(([path]) => !path.includes("/plugins/"));
    const shown = [
      ...runs.flatMap(({ output, errors }) => [output, errors]),
      ...files.map(([, text]) => text),
    ];
    expect(shown.join("\n")).toContain("imageRegistryCredentials");
    expect(shown.join("\n")).not.toContain(password);
    expect((await stack.destroy()).succeeded).toBe(true);
  },
);

it("hides the variables of a container that holds a secret, as a program of any language says it", async () => {
  const declare = (containers: pulumi.Input<unknown>) =>
    stack.declare(async () => {
      plugin.group("job", {
        ...{ containers, initContainers: [{ name: "first", image: "b:1", environmentVars: [marked] }] },
        ...{ vswitchIds: ["vsw-1"], securityGroupId: "sg-1" },
      });
    });
  const marked = { key: "S", value: pulumi.secret(password) };
  const open = { name: "open", image: "a:1", environmentVars: [{ key: "A", value: "plain" }] };
  declare([open, { name: "web", image: "a:1", environmentVars: [marked] }]);
  const up = await stack.up();
  expect([up.succeeded, up.errors]).toEqual([true, ""]);
  expect(up.output).toContain("initContainers[0].environmentVars holds a secret, and the API cannot hide");
  const [call] = stack.emulator.calls.filter(({ action }) => action === "CreateContainerGroup");
  const told = Object.keys(call?.parameters ?? {}).filter((name) => name.endsWith("EnvironmentVarHide"));
  expect(told).toEqual(["Container.2.EnvironmentVarHide"]);
  const [group] = await stack.resources();
  expect(up.output).toContain(`accepted as ${group?.id}`);
  expect((await stack.up()).changes).toEqual({ same: 1 });
  expect((await stack.destroy()).succeeded).toBe(true);
});

it("shows no part of a login that the program has marked", async () => {
  const login = { server: pulumi.secret(`${password}/99 x`), userName: "reader", password };
  stack.declare(async () => {
    plugin.cache("web", {
      images: ["a:1"],
      imageRegistryCredentials: [login],
    });
  });
  const preview = await stack.preview({ diff: false });
  expect(preview.succeeded).toBe(false);
  expect(preview.output).toMatch(/\[0\]\.server must be host\[:port\]/);
  expect(preview.output + preview.errors).not.toContain(password);
});

it("names the image that fails beside a secret, and not the secret", async () => {
  const environmentVars = [{ key: "S", value: pulumi.secret(password) }];
  stack.declare(async () => {
    const containers = [{ name: "web", image: "fail-build/web:1", environmentVars }];
    const args = { containers, vswitchIds: ["vsw-1"], securityGroupId: "sg-1" };
    plugin.group("job", args, { customTimeouts: { create: "5s" } });
  });
  const { succeeded, output, errors } = await stack.up();
  expect(succeeded).toBe(false);
  expect(output + errors).toContain("fail-build/web:1");
  expect(output + errors).not.toContain(password);
  expect(await stack.storedState()).not.toContain(password);
  expect((await stack.destroy()).succeeded).toBe(true);
});
