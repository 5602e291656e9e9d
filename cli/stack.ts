import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Stack } from "@pulumi/pulumi/automation";
import { Clouds } from "../provider/cloud/cloud.js";
import { readSettings } from "../provider/configuration/settings.js";
import { UsageError } from "./usageError.js";

/** What the resource classes would say of themselves in a program of this stack. */
export interface StackIdentity {
  organization: string;
  project: string;
  stack: string;
}

const projectFiles = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"];

/** The named stack, or the selected one, of the project in a folder. Pulumi is loaded here: no other command needs it. */
export async function selectStack(workDir: string, name: string | undefined): Promise<Stack> {
  const { LocalWorkspace } = await import("@pulumi/pulumi/automation/index.js");
  if (!projectFiles.some((file) => existsSync(join(workDir, file)))) {
    throw new UsageError(
      `${resolve(workDir)} holds no Pulumi project (Pulumi.yaml); name its folder with --cwd`,
    );
  }
  const workspace = await LocalWorkspace.create({ workDir });
  const stackName = name ?? (await workspace.stack())?.name;
  if (stackName === undefined) throw new UsageError("no stack is selected; name one with --stack");
  return LocalWorkspace.selectStack({ stackName, workDir });
}

/** Refuses to work on a stack that something else works on. */
export async function refuseRunning(stack: Stack, why: string): Promise<void> {
  const found = (await stack.workspace.listStacks()).find(({ name }) => name === stack.name);
  if (found?.updateInProgress) throw new Error(`An update of the stack ${stack.name} is in progress: ${why}`);
}

/** The clouds as the stack's configuration and this environment reach them. */
export async function cloudsOf(stack: Stack): Promise<Clouds> {
  const config = await stack.getAllConfig();
  return new Clouds(
    readSettings((name) => config[name]?.value, process.env),
    process.env,
  );
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
