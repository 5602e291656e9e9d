import ts from "typescript";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Random } from "../support/random.js";
import { alicloudResources, type Stored } from "./support/alicloudResources.js";
import { declarePrinted, printed, store } from "./support/migration.js";
import { TestStack } from "./support/stack.js";

const keyOfTheStack = "key-of-the-stack";

let stack: TestStack;

beforeEach(async () => {
  const accounts = ["test", keyOfTheStack].map((accessKeySecret, index) => ({
    accountId: "1000000000000001",
    accessKeyId: index === 0 ? "test" : "stack",
    accessKeySecret,
  }));
  stack = await TestStack.create({ emulator: { accounts, imageCacheQuota: 1_000, eipQuota: 1_000 } });
  stack.declare(async () => {});
  expect((await stack.up()).succeeded).toBe(true);
});
afterEach(() => stack.close());

function syntaxErrorsIn(text: string): readonly unknown[] {
  const { diagnostics } = ts.transpileModule(text, { reportDiagnostics: true });
  return diagnostics ?? [];
}

describe("pulumi-eci migrate", () => {
  it.each([1, 2, 3, 4])(
    "moves generated resources so that the next preview shows no change (seed %i)",
    async (seed) => {
      const resources = alicloudResources(new Random(seed), 50);
      await store(stack, resources);
      const before = JSON.stringify([stack.emulator.imageCaches.list(), stack.emulator.eips.list()]);
      const output = await stack.command("migrate", "--stack", "dev", "--yes");
      const text = printed(output);
      expect(syntaxErrorsIn(text)).toEqual([]);
      const secrets = resources.flatMap(({ inputs }) =>
        ((inputs.imageRegistryCredentials ?? []) as { password: string }[]).map(({ password }) => password),
      );
      declarePrinted(stack, text, (index) => secrets[index] ?? "");
      const preview = await stack.preview();
      expect(preview.steps.filter(({ operation }) => operation !== "same")).toEqual([]);
      expect(preview.changes).toEqual({ same: resources.length });
      expect(JSON.stringify([stack.emulator.imageCaches.list(), stack.emulator.eips.list()])).toBe(before);
    },
  );

  const web: Stored = {
    type: "alicloud:eci/imageCache:ImageCache",
    name: "web",
    inputs: { images: ["nginx:1"], imageCacheName: "web", securityGroupId: "sg-1", vswitchId: "vsw-1" },
  };

  it("prints the region of a provider of its own, as the state has it", async () => {
    await store(stack, [web], { own: { region: "cn-beijing" } });
    const text = printed(await stack.command("migrate", "--stack", "dev", "--yes"));
    expect(text).toContain('regionId: "cn-beijing"');
    declarePrinted(stack, text);
    expect((await stack.preview()).changes).toEqual({ same: 1 });
  });

  it.each([
    [
      { ...web, inputs: { ...web.inputs, vswitchId: "vpc-1" } },
      undefined,
      /::web: vswitchIds\[0\] is the id of a VPC/,
    ],
    [
      web,
      { region: "cn-beijing", accessKey: "other" },
      /the provider elsewhere has credentials of its own \(accessKey\)/,
    ],
  ])(
    "stops before the state is touched where it cannot keep its word (%#)",
    async (resource, own, reason) => {
      await store(stack, [resource], { own });
      const before = await stack.storedState();
      const { stderr } = await stack.commandFailure("migrate", "--stack", "dev", "--yes");
      expect(stderr).toMatch(reason);
      expect(await stack.storedState()).toBe(before);
    },
  );

  it("stops where two types would become one resource", async () => {
    await store(stack, [web, { ...web, type: "alicloud:eci/openApiImageCache:OpenApiImageCache" }]);
    const { stderr } = await stack.commandFailure("migrate", "--stack", "dev");
    expect(stderr).toMatch(/would both be called urn:.*ImageCache::web\. Rename one/);
  });

  it("leaves a state that refresh and destroy work on with the stack's configuration alone", async () => {
    const { url } = stack.emulator;
    await stack.configure({
      "alicloud:region": { value: "cn-hangzhou" },
      "alicloud:accessKey": { value: "stack" },
      "alicloud:secretKey": { value: keyOfTheStack, secret: true },
      "alicloud:endpoints": { value: JSON.stringify([{ eci: url, vpc: url, sts: url }]) },
    });
    const names = ["ALICLOUD_ACCESS_KEY", "ALICLOUD_SECRET_KEY", "ALICLOUD_REGION"];
    const endpoints = ["ECI_ENDPOINT", "VPC_ENDPOINT", "STS_ENDPOINT"];
    stack.environment(Object.fromEntries([...names, ...endpoints].map((name) => [name, ""])));
    await store(stack, [web]);
    const text = printed(await stack.command("migrate", "--stack", "dev", "--yes"));
    expect(await stack.storedState()).not.toContain(keyOfTheStack);
    expect((await stack.refresh()).succeeded).toBe(true);
    declarePrinted(stack, text);
    expect((await stack.up({ refresh: true })).changes).toEqual({ refresh: 1, same: 1 });
    expect((await stack.destroy()).succeeded).toBe(true);
    expect(stack.emulator.isEmpty()).toBe(true);
  });
});
