import { execFile } from "node:child_process";
import { cp, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Emulator, realClock, startEmulator } from "pulumi-eci/emulator";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isMissing } from "../support/plugins.js";
import {
  registryConfig,
  registryEnvironment,
  registryLogin,
  root,
  runnable,
  skipped,
  usesNetwork,
} from "./support/programs.js";

const execute = promisify(execFile);
const missing = isMissing("pulumi-language-nodejs", "the examples by the pulumi command");

describe.skipIf(missing)("an example by the pulumi command itself", () => {
  const speed = 100;
  let emulator: Emulator;
  let folder: string;

  const pulumi = async (cwd: string, ...args: string[]) => {
    const { stdout, stderr } = await execute("pulumi", [...args, "--non-interactive", "--color", "never"], {
      cwd,
      env: {
        ...process.env,
        ...registryEnvironment,
        // Their types are checked with those of the whole repository.
        PULUMI_NODEJS_TRANSPILE_ONLY: "true",
        PULUMI_HOME: join(folder, "home"),
        PULUMI_BACKEND_URL: `file://${folder}`,
        PULUMI_CONFIG_PASSPHRASE: "examples",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        PULUMI_ECI_WAIT_FACTOR: String(1 / speed),
        ALICLOUD_REGION: "cn-hangzhou",
        ALICLOUD_ACCESS_KEY: "test",
        ALICLOUD_SECRET_KEY: "test",
        ECI_ENDPOINT: emulator.url,
        VPC_ENDPOINT: emulator.url,
        STS_ENDPOINT: emulator.url,
      },
    });
    return stdout + stderr;
  };

  /** A copy, because the command writes into the project's folder. */
  const copyOf = async (name: string) => {
    const project = join(folder, name);
    await cp(join(root, "examples", name), project, { recursive: true });
    await symlink(join(root, "node_modules"), join(folder, "node_modules"));
    return project;
  };

  beforeEach(async () => {
    emulator = await startEmulator({
      clock: realClock({ speed }),
      registries: { "registry.example.com": registryLogin },
    });
    folder = await mkdtemp(join(tmpdir(), "pulumi-eci-examples-"));
  });
  afterEach(async () => {
    await emulator.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.skip.each(skipped)("%s needs a plugin", () => {});

  it.each(runnable.filter((name) => !usesNetwork(name)))("%s goes up and down", async (name) => {
    const project = await copyOf(name);
    await pulumi(project, "stack", "init", "dev");
    for (const [key, { value }] of Object.entries(registryConfig(name))) {
      await pulumi(project, "config", "set", "--secret", key, value);
    }
    expect(await pulumi(project, "up", "--yes")).toMatch(/\+ \d+ created/);
    expect(emulator.isEmpty()).toBe(false);
    expect(await pulumi(project, "destroy", "--yes")).toMatch(/- \d+ deleted/);
    expect(emulator.isEmpty()).toBe(true);
  });

  it.each(runnable.filter(usesNetwork))("%s goes up, stays, is mended and goes down", async (name) => {
    const project = await copyOf(name);
    await pulumi(project, "stack", "init", "emulator");
    // The stack file names the emulator's usual port; this one listens on another.
    for (const product of ["eci", "vpc", "ecs", "sts"]) {
      const endpoint = `${emulator.host}:${emulator.port}`;
      await pulumi(project, "config", "set", "--path", `alicloud:endpoints[0].${product}`, endpoint);
    }
    expect(await pulumi(project, "up", "--yes")).toMatch(/\+ \d+ created/);
    await pulumi(project, "up", "--yes", "--expect-no-changes");
    await pulumi(project, "refresh", "--yes", "--expect-no-changes");
    const [vswitch] = emulator.vswitches.list();
    emulator.vswitches.remove(String(vswitch?.VSwitchId));
    expect(await pulumi(project, "up", "--yes", "--refresh")).toMatch(/\+ 1 created\s+~ 1 updated/);
    const vswitches = emulator.vswitches.list().map(({ VSwitchId }) => VSwitchId);
    const [cache] = emulator.imageCaches.list();
    expect(cache?.VSwitchId?.split(",").toSorted()).toEqual(vswitches.toSorted());
    expect(await pulumi(project, "destroy", "--yes")).toMatch(/- \d+ deleted/);
    expect(emulator.isEmpty()).toBe(true);
  });

  it("the repository's own project is the quickstart, ready for the emulator", async () => {
    for (const name of ["Pulumi.yaml", "Pulumi.emulator.yaml"])
      await cp(join(root, name), join(folder, name));
    await cp(join(root, "examples", "quickstart"), join(folder, "examples", "quickstart"), {
      recursive: true,
    });
    await symlink(join(root, "node_modules"), join(folder, "node_modules"));
    await pulumi(folder, "stack", "init", "emulator");
    // The file names the emulator's usual port; this one listens on another.
    const endpoints = ["eci", "vpc", "sts"].flatMap((product) => [
      "--config",
      `alicloud:endpoints[0].${product}=${emulator.url}`,
    ]);
    expect(await pulumi(folder, "up", "--yes", "--config-path", ...endpoints)).toContain("+ 3 created");
    expect(await pulumi(folder, "destroy", "--yes")).toContain("- 3 deleted");
    expect(emulator.isEmpty()).toBe(true);
  });
});
