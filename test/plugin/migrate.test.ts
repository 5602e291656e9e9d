import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { alicloudResources, type Stored } from "../engine/support/alicloudResources.js";
import { declarePrinted, printed, store } from "../engine/support/migration.js";
import { TestStack } from "../engine/support/stack.js";
import { Random } from "../support/random.js";
import { changingCalls } from "./support/byHand.js";
import "./support/registerWithPlugin.js";
import { yamlProject } from "./support/yamlProject.js";

const web: Stored = {
  type: "alicloud:eci/imageCache:ImageCache",
  name: "web",
  inputs: {
    ...{ imageCacheName: "web", images: ["registry.example.com/web:1"], securityGroupId: "sg-1" },
    ...{ vswitchId: "vsw-1", retentionDays: 7 },
    imageRegistryCredentials: [
      { server: "registry.example.com", userName: "reader", password: "hush-hush-word" },
    ],
  },
};
const job: Stored = {
  type: "alicloud:eci/containerGroup:ContainerGroup",
  name: "job",
  inputs: {
    ...{ containerGroupName: "job", vswitchId: "vsw-1", securityGroupId: "sg-1", cpu: 1, memory: 2 },
    containers: [{ name: "web", image: "registry.example.com/web:1", commands: ["serve"] }],
  },
};
const pull: Stored = {
  type: "alicloud:ecs/eipAddress:EipAddress",
  name: "pull",
  inputs: { addressName: "pull", bandwidth: "10", internetChargeType: "PayByTraffic", tags: { team: "web" } },
};

let stack: TestStack;

beforeEach(async () => {
  const accounts = Object.entries({ test: "test", stack: "hush-hush-key" }).map(([accessKeyId, secret]) => ({
    ...{ accountId: "1000000000000001", accessKeyId, accessKeySecret: secret },
  }));
  stack = await TestStack.create({ emulator: { accounts, imageCacheQuota: 1_000, eipQuota: 1_000 } });
  stack.declare(async () => {});
  expect((await stack.up()).succeeded).toBe(true);
});
afterEach(() => stack.close());

const migrate = (...options: string[]) =>
  stack.command("migrate", "--stack", "dev", "--to", "plugin", ...options);

describe("pulumi-eci migrate --to plugin", () => {
  it("moves each kind without a change in the cloud, and the plugin goes on with them", async () => {
    const { emulator } = stack;
    await store(stack, [web, job, pull]);
    emulator.clearCalls();
    const before = await stack.storedState();
    const shown = await migrate();
    expect(shown).toContain('const job = new eci.ContainerGroup("job", {');
    expect(await stack.storedState()).toBe(before);
    const text = printed(await migrate("--yes"));
    expect(text).toMatch(/^import \* as eci from "pulumi-eci-sdk";$/m);
    expect((await stack.resources()).map(({ type }) => type).sort()).toEqual([
      "eci:index:ContainerGroup",
      "eci:index:Eip",
      "eci:index:ImageCache",
    ]);
    const state = await stack.storedState();
    expect(state).not.toContain("hush-hush-word");
    expect(state).not.toContain("__provider");

    expect((await stack.refresh()).changes).toEqual({ refresh: 3 });
    declarePrinted(stack, text, () => "hush-hush-word");
    expect((await stack.preview()).changes).toEqual({ same: 3 });
    expect((await stack.up()).changes).toEqual({ same: 3 });
    expect(changingCalls(emulator)).toEqual([]);
    declarePrinted(stack, text.replace("retentionDays: 7", "retentionDays: 14"), () => "hush-hush-word");
    expect((await stack.up()).changes).toEqual({ same: 2, update: 1 });
    expect((await stack.destroy()).succeeded).toBe(true);
    expect(emulator.isEmpty()).toBe(true);
  });

  it("leaves alone what the program only reads", async () => {
    const read = { ...pull, name: "shared" };
    await store(stack, [pull, read], {
      entry: ({ name, inputs }, id) =>
        name === "shared"
          ? { inputs: {}, outputs: { ...inputs, id }, external: true }
          : { inputs, outputs: { ...inputs, id } },
    });
    const shown = await migrate("--yes");
    expect(shown).toMatch(
      /^urn:pulumi:\S+::shared stays as it is: the program only reads eip-\w+, by \.get\. There is a \.get here too\.$/m,
    );
    expect(printed(shown)).not.toContain("shared");
    const state = await stack.storedState();
    expect(state).toContain("::alicloud:ecs/eipAddress:EipAddress::shared");
    expect(state).toContain("::eci:index:Eip::pull");
  });

  it.each([1, 2])(
    "moves generated resources so that the next preview shows no change (seed %i)",
    async (seed) => {
      const resources = alicloudResources(new Random(seed), 50);
      await store(stack, resources);
      stack.emulator.clearCalls();
      const secrets = resources.flatMap(({ inputs }) =>
        ((inputs.imageRegistryCredentials ?? []) as { password: string }[]).map(({ password }) => password),
      );
      declarePrinted(stack, printed(await migrate("--yes")), (index) => secrets[index] ?? "");
      const preview = await stack.preview();
      expect(preview.steps.filter(({ operation }) => operation !== "same")).toEqual([]);
      expect(preview.changes).toEqual({ same: resources.length });
      expect(changingCalls(stack.emulator)).toEqual([]);
    },
  );

  it("puts the configuration that the plugin does not see into the state, and tells how to repeat it", async () => {
    const { url } = stack.emulator;
    const endpoints = JSON.stringify([{ eci: url, vpc: url, sts: url }]);
    await stack.pulumi("config", "set", "alicloud:region", "cn-hangzhou");
    await stack.pulumi("config", "set", "alicloud:endpoints", endpoints);
    await stack.pulumi("config", "set", "alicloud:accessKey", "stack");
    await stack.pulumi("config", "set", "--secret", "alicloud:secretKey", "hush-hush-key");
    const names = [
      "ALICLOUD_ACCESS_KEY",
      "ALICLOUD_SECRET_KEY",
      "ALICLOUD_REGION",
      "ECI_ENDPOINT",
      "VPC_ENDPOINT",
      "STS_ENDPOINT",
    ];
    stack.environment(Object.fromEntries(names.map((name) => [name, ""])));
    await store(stack, [web]);
    const told = await migrate("--yes");
    for (const key of ["region", "accessKey", "endpoints"])
      expect(told).toContain(
        `  pulumi config set --stack dev eci:${key} "$(pulumi config get --stack dev alicloud:${key})"\n`,
      );
    expect(told).toContain("  pulumi config set --stack dev --secret eci:secretKey ");
    expect(await stack.storedState()).not.toContain("hush-hush-key");
    expect((await stack.refresh()).changes).toEqual({ refresh: 1 });

    await stack.pulumi("config", "set", "eci:region", "cn-hangzhou");
    await stack.pulumi("config", "set", "eci:accessKey", "stack");
    await stack.pulumi("config", "set", "eci:endpoints", endpoints);
    await stack.pulumi("config", "set", "--secret", "eci:secretKey", "hush-hush-key");
    declarePrinted(stack, printed(told), () => "hush-hush-word");
    expect((await stack.preview()).changes).toEqual({ same: 1 });
    expect((await stack.destroy()).succeeded).toBe(true);
    expect(stack.emulator.isEmpty()).toBe(true);
  });

  it("declares the region where the plugin has another one than the provider before", async () => {
    await stack.pulumi("config", "set", "alicloud:region", "cn-hangzhou");
    await stack.pulumi("config", "set", "eci:region", "cn-beijing");
    await store(stack, [web], { own: { region: "cn-hangzhou" } });
    const text = printed(await migrate("--yes"));
    expect(text).toContain('regionId: "cn-hangzhou"');
    declarePrinted(stack, text, () => "hush-hush-word");
    expect((await stack.preview()).changes).toEqual({ same: 1 });
  });
});

it("pulumi-eci migrate --to plugin writes a program in YAML", async () => {
  const project = await yamlProject("");
  const { emulator, folder, declare, run, pulumi } = project;
  await pulumi("up", "--yes");
  await store({ ...project, projectFolder: folder }, [web, job, pull], { projectName: "set" });
  emulator.clearCalls();
  const command = join(__dirname, "..", "..", "dist", "cli", "index.js");
  await run(process.execPath, command, "migrate", "--to", "plugin", "--yes", "--program", "moved.yaml");
  await declare(await readFile(join(folder, "moved.yaml"), "utf8"));
  await pulumi("config", "set", "--secret", "registryPassword", "hush-hush-word");
  await pulumi("preview", "--expect-no-changes");
  await pulumi("up", "--yes", "--expect-no-changes");
  expect(changingCalls(emulator)).toEqual([]);
  await pulumi("destroy", "--yes");
  expect(emulator.isEmpty()).toBe(true);
});
