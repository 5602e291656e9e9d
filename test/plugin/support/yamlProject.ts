import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator, steppedClock } from "pulumi-eci/emulator";
import { onTestFinished } from "vitest";
import { engineVariables } from "../../engine/support/stack.js";
import { shownRun } from "../../support/shownRun.js";

/** What a program in any language needs to run on an emulator, with all that Pulumi writes in one folder. */
export function environmentOn({ url }: Emulator, folder: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...engineVariables,
    PULUMI_HOME: join(folder, "home"),
    PULUMI_BACKEND_URL: `file://${folder}`,
    PULUMI_ECI_VERIFY_IMAGES: "off",
    ECI_ENDPOINT: url,
    VPC_ENDPOINT: url,
    STS_ENDPOINT: url,
  };
}

/** A project in YAML on an emulator of its own. */
export async function yamlProject(program: string, variables: NodeJS.ProcessEnv = {}) {
  const emulator = await startEmulator({ clock: steppedClock({ stepMs: 10_000 }) });
  const folder = await mkdtemp(join(tmpdir(), "pulumi-eci-components-"));
  onTestFinished(async () => {
    await emulator.close();
    await rm(folder, { recursive: true, force: true });
  });
  const env = { ...environmentOn(emulator, folder), ...variables };
  const declare = (text: string) =>
    writeFile(join(folder, "Pulumi.yaml"), `name: set\nruntime: yaml\n${text}\n`);
  const run = (file: string, ...args: string[]) => shownRun(file, args, { cwd: folder, env });
  const pulumi = (...args: string[]) => run("pulumi", ...args, "--non-interactive", "--color", "never");
  await declare(program);
  await pulumi("stack", "init", "dev");
  return { emulator, folder, declare, run, pulumi };
}
