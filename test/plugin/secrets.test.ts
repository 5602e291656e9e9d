import * as pulumi from "@pulumi/pulumi";
import { ImageCache } from "pulumi-eci";
import { afterEach, beforeEach, expect, it } from "vitest";
import { TestStack } from "../engine/support/stack.js";
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
