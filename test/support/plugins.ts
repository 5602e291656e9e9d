import { execFileSync } from "node:child_process";
import { type PluginName, remedyFor } from "../../tools/obtain/plugins.mts";

/** Whether a plugin is not there; if so, says what is skipped and how to get it. */
export function isMissing(plugin: PluginName, tests: string): boolean {
  try {
    execFileSync("which", [plugin], { stdio: "ignore" });
    return false;
  } catch {
    console.warn(`SKIPPED: ${tests}, because ${plugin} is not on PATH (${remedyFor(plugin)}).`);
    return true;
  }
}
