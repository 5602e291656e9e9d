import { ContainerGroup, Eip, ImageCache } from "pulumi-eci";
import { afterEach, beforeEach, expect, it } from "vitest";
import { TestStack } from "../engine/support/stack.js";
import "./support/registerWithPlugin.js";

let stack: TestStack;

beforeEach(async () => {
  stack = await TestStack.create();
});
afterEach(() => stack.close());

const image = "registry.example.com/web:1";

const declare = (named: { cache?: string; address?: string } = {}, zoneId?: string) =>
  stack.declare(async () => {
    const cache = new ImageCache("web", { images: [image], imageCacheName: named.cache, zoneId });
    const address = new Eip("pull", { addressName: named.address });
    const containers = [{ name: "web", image }];
    const group = new ContainerGroup("job", { securityGroupId: "sg-1", vswitchIds: ["vsw-1"], containers });
    return {
      cache: cache.imageCacheName,
      address: address.addressName,
      group: group.containerGroupName,
    };
  });

/** Sets one key of `pulumi:autonaming` instead of all others; `<name>` stands for what the engine fills in. */
async function autonaming(key: "pattern" | "mode", value: string): Promise<void> {
  const config = (...args: string[]) => stack.pulumi("config", ...args, "--stack", "dev");
  await config("rm", "pulumi:autonaming");
  const filled = value.replace(/<(.*?)>/g, "$${$1}");
  await config("set", "--path", `pulumi:autonaming.${key}`, filled);
}

it("generates a name for each kind of object, as the dynamic provider does", async () => {
  declare();
  expect((await stack.up()).succeeded).toBe(true);
  expect(await stack.outputs()).toEqual({
    cache: expect.stringMatching(/^web-[0-9a-f]{8}$/),
    address: expect.stringMatching(/^pull-[0-9a-f]{8}$/),
    group: expect.stringMatching(/^job-[0-9a-f]{8}$/),
  });
});

it("takes the names that pulumi:autonaming proposes, and keeps them", async () => {
  await autonaming("pattern", "<name>-of-<stack>-<hex(4)>");
  declare({ address: "own" });
  const preview = await stack.preview();
  expect(preview.succeeded).toBe(true);
  expect((await stack.up()).succeeded).toBe(true);
  const names = await stack.outputs();
  expect(names).toEqual({
    cache: expect.stringMatching(/^web-of-dev-[0-9a-f]{4}$/),
    address: "own",
    group: expect.stringMatching(/^job-of-dev-[0-9a-f]{4}$/),
  });
  expect((await stack.up()).changes).toEqual({ same: 3 });
  await autonaming("mode", "verbatim");
  expect((await stack.up()).changes).toEqual({ same: 3 });

  await autonaming("pattern", "<name>-anew-<hex(4)>");
  declare({ address: "own" }, "cn-hangzhou-b");
  expect((await stack.up()).changes).toEqual({ same: 2, replace: 1 });
  expect(await stack.outputs()).toEqual({ ...names, cache: expect.stringMatching(/^web-anew-[0-9a-f]{4}$/) });
});

it("wants a name of the program where generated ones are turned off", async () => {
  await autonaming("mode", "disabled");
  declare();
  const refused = await stack.preview();
  expect(refused.succeeded).toBe(false);
  expect(refused.errors).toMatch(
    /property (imageCache|address|containerGroup)Name .*is missing: the stack's pulumi:autonaming turns generated names off, so give one\./,
  );
});
