import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as pulumiEci from "pulumi-eci";
import ts from "typescript";
import { makeObject, type Stored } from "./alicloudResources.js";
import type { TestStack } from "./stack.js";

const providerType = "pulumi:providers:alicloud";

/** Makes the objects of resources of the other provider, and puts those into the state as `entry` says that they stand there. */
export async function store(
  stack: Pick<TestStack, "emulator" | "projectFolder" | "pulumi">,
  resources: readonly Stored[],
  {
    own,
    projectName = "engine",
    entry = ({ inputs }, id) => ({ inputs, outputs: { ...inputs, id } }),
  }: {
    /** What a provider of their own says. */
    own?: Record<string, unknown> | undefined;
    projectName?: string;
    entry?: (resource: Stored, id: string) => Record<string, unknown>;
  } = {},
): Promise<void> {
  const project = `urn:pulumi:dev::${projectName}`;
  const exported = JSON.parse(await stack.pulumi("stack", "export", "--show-secrets"));
  const providerName = own === undefined ? "default_3_108_0" : "elsewhere";
  const provider = {
    urn: `${project}::${providerType}::${providerName}`,
    id: "id",
    type: providerType,
    custom: true,
  };
  const parent = `${project}::pulumi:pulumi:Stack::${projectName}-dev`;
  const stored = await Promise.all(
    resources.map(async (resource) => {
      const { type, name } = resource;
      const id = await makeObject(stack.emulator, resource, own?.region);
      return {
        ...{ urn: `${project}::${type}::${name}`, custom: true, id, type, parent },
        provider: `${provider.urn}::${provider.id}`,
        ...entry(resource, id),
      };
    }),
  );
  const inputs = own ?? {};
  exported.deployment.resources = [
    ...(exported.deployment.resources ?? []),
    { ...provider, inputs, outputs: inputs },
    ...stored,
  ];
  const file = join(stack.projectFolder, "state.json");
  await writeFile(file, JSON.stringify(exported));
  await stack.pulumi("stack", "import", "--file", file);
}

/** The program that the command has printed. */
export function printed(output: string): string {
  return output.slice(
    output.search(/^import /m),
    output.search(/\n\n(Nothing was changed|The state is changed)/),
  );
}

/** Makes a printed program the next one; what it asks the configuration for are these passwords. */
export function declarePrinted(
  stack: TestStack,
  text: string,
  password: (index: number) => string = () => "",
): void {
  const { outputText } = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  let secrets = 0;
  class Config {
    requireSecret = () => pulumi.secret(password(secrets++));
  }
  // The package that is generated for the plugin has the same classes.
  const load = (name: string) => (/^pulumi-eci(-sdk)?$/.test(name) ? pulumiEci : { Config });
  stack.declare(async () => {
    secrets = 0;
    new Function("require", "exports", outputText)(load, {});
  });
}
