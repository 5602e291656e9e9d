import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import type { ConfigMap, Stack } from "@pulumi/pulumi/automation";
import { Clouds } from "../../provider/accounts/clouds.js";
import { type Environment, readSettings, type Settings } from "../../provider/accounts/settings.js";
import { endpointVariables } from "../endpointVariables.js";
import { UsageError } from "../usageError.js";
import { pluginKey } from "./pluginConfiguration.js";
import { findPulumi } from "./pulumiCli.js";

/** What the resource classes would say of themselves in a program of this stack. */
export interface StackIdentity {
  organization: string;
  project: string;
  stack: string;
}

const execute = promisify(execFile);

export const projectFiles = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];

export function isProject(folder: string): boolean {
  return projectFiles.some((file) => existsSync(join(folder, file)));
}

/**
 * The named stack, or the selected one, of the project in a folder. Which one is selected stays as it was. Pulumi is loaded here: no
 * other command needs it.
 */
export async function selectStack(workDir: string, name: string | undefined): Promise<Stack> {
  if (!isProject(workDir)) {
    throw new UsageError(
      `${resolve(workDir)} holds no Pulumi project (Pulumi.yaml); name its folder with --cwd`,
    );
  }
  const { LocalWorkspace } = await import("@pulumi/pulumi/automation/index.js");
  const pulumiCommand = await findPulumi();
  const workspace = await LocalWorkspace.create({ workDir, pulumiCommand });
  const selected = await workspace.stack().catch(plainly);
  const stackName = name ?? selected?.name;
  if (stackName === undefined) throw new UsageError("no stack is selected; name one with --stack");
  try {
    return await LocalWorkspace.selectStack({ stackName, workDir }, { pulumiCommand }).catch(plainly);
  } finally {
    if (selected === undefined) await execute(pulumiCommand.command, ["stack", "unselect"], { cwd: workDir });
    else if (selected.name !== stackName) await workspace.selectStack(selected.name);
  }
}

/** The stack that is selected in a folder; undefined where there is no project, no selection, or nothing that could tell. */
export async function selectedStack(workDir: string): Promise<Stack | undefined> {
  if (!projectFiles.some((file) => existsSync(join(workDir, file)))) return undefined;
  try {
    const pulumiCommand = await findPulumi();
    const { LocalWorkspace } = await import("@pulumi/pulumi/automation/index.js");
    const workspace = await LocalWorkspace.create({ workDir, pulumiCommand });
    const name = (await workspace.stack())?.name;
    return name === undefined ? undefined : await selectStack(workDir, name);
  } catch {
    return undefined;
  }
}

/** What the Pulumi CLI says, without the report that the Automation API makes of it. */
function plainly(error: unknown): never {
  const { message } = error as Error;
  const [, reason] = /^error: (.*)$/m.exec(message) ?? [];
  throw reason === undefined ? error : new Error(reason);
}

/** Refuses to work on a stack that something else works on. */
export async function refuseRunning(stack: Stack, why: string): Promise<void> {
  const found = (await stack.workspace.listStacks()).find(({ name }) => name === stack.name);
  if (found?.updateInProgress || (await isLocked(stack))) {
    throw new Error(
      `An update of the stack ${stack.name} is in progress: ${why} If none is, a killed one has left its lock: run pulumi cancel first.`,
    );
  }
}

/** Backends in a folder tell of an update by a lock file alone. */
async function isLocked(stack: Stack): Promise<boolean> {
  const { url } = await stack.workspace.whoAmI();
  if (!url?.startsWith("file://")) return false;
  const folder = url.slice("file://".length).replace(/^~(?=\/|$)/, homedir());
  const { name: project } = await stack.workspace.projectSettings();
  const locks = resolve(stack.workspace.workDir, folder, ".pulumi", "locks");
  const names = [stack.name, join(defaultOrganization, project, stack.name.split("/").at(-1) ?? "")];
  return names.some((name) => {
    const held = join(locks, name);
    return existsSync(held) && readdirSync(held).some((file) => file.endsWith(".json"));
  });
}

/** The clouds as the stack's configuration, where there is a stack, and the environment reach them; or all of them at one endpoint. */
export async function cloudsOf(stack?: Stack, endpoint?: string): Promise<Clouds> {
  return cloudsBy((await stack?.getAllConfig()) ?? {}, endpoint);
}

/** The clouds as this configuration and the environment reach them. */
export function cloudsBy(given: ConfigMap, endpoint?: string): Clouds {
  const config = { ...given };
  if (endpoint !== undefined) for (const key of ["alicloud:endpoints", "eci:endpoints"]) delete config[key];
  const environment: Environment = { ...process.env, ...endpointVariables(endpoint) };
  const settings = settingsOf(config, environment);
  return new Clouds(settings, environment, (message) => console.error(message));
}

/** What a stack's configuration and the environment say. A stack of the plugin has the same keys under the plugin's own name. */
export function settingsOf(config: ConfigMap, environment: Environment): Settings {
  const read = (name: string) => config[name]?.value ?? config[pluginKey(name)]?.value;
  return readSettings(read, environment);
}

/** The clouds as the environment alone reaches them, or all of them at one endpoint. */
export function cloudsAt(endpoint: string | undefined): Promise<Clouds> {
  return cloudsOf(undefined, endpoint);
}

/** Self-managed backends know one organization only, of this name. */
const defaultOrganization = "organization";

export async function identityOf(stack: Stack, organization: string | undefined): Promise<StackIdentity> {
  const { name: project } = await stack.workspace.projectSettings();
  const parts = stack.name.split("/");
  return {
    organization: organization ?? (parts.length > 1 ? (parts[0] ?? "") : defaultOrganization),
    project,
    stack: parts.at(-1) ?? stack.name,
  };
}
