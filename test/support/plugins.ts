import { execFileSync } from "node:child_process";

const sources = {
  "pulumi-language-nodejs": "Install Pulumi to run them.",
  "pulumi-resource-alicloud":
    'Put the folder of its executable on PATH ("pulumi plugin install resource alicloud 3.108.0" has it where that can be reached).',
  "pulumi-resource-kubernetes":
    'Put the folder of its executable on PATH ("pulumi plugin install resource kubernetes 4.34.2" has it where that can be reached).',
} as const;

/** Whether a plugin is not there; if so, says what is skipped and how to get it. */
export function isMissing(plugin: keyof typeof sources, tests: string): boolean {
  try {
    execFileSync("which", [plugin], { stdio: "ignore" });
    return false;
  } catch {
    console.warn(`SKIPPED: ${tests}, because ${plugin} is not on PATH. ${sources[plugin]}`);
    return true;
  }
}
