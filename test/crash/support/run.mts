// One run of the stack in the current folder, in a process of its own: what is left of a program whose engine was killed
// must not disturb the next run.
import { createRequire } from "node:module";
import { LocalWorkspace } from "@pulumi/pulumi/automation/index.js";
import { type Declaration, programOf } from "./declaration.mts";

if (process.env.PULUMI_ECI_TEST_HOST === "plugin")
  createRequire(import.meta.url)("../../../dist/sdk/host.js").registerWithPlugin();

const [command, declaration = "{}"] = process.argv.slice(2);
const stack = await LocalWorkspace.selectStack(
  { stackName: "dev", projectName: "engine", program: programOf(JSON.parse(declaration) as Declaration) },
  { workDir: process.cwd() },
);
const told = { color: "never", onOutput: (text: string) => process.stdout.write(text) } as const;
if (command === "destroy") await stack.destroy(told);
else if (command === "preview") await stack.preview(told);
else await stack.up(told);
