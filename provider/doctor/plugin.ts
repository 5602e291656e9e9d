import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Environment } from "../accounts/settings.js";
import { type Finding, ok, wrong } from "./finding.js";
import { onPath } from "./onPath.js";

const about = "plugin";
const program = "pulumi-resource-eci";

/** Where the engine would find the plugin: on PATH, and else where `pulumi plugin install` puts it. */
export function pluginFinding(environment: Environment): Finding {
  const beside = onPath(program, environment);
  if (beside !== undefined) return ok(about, `${beside}, because it is on PATH`);
  const folder = join(environment.PULUMI_HOME || join(homedir(), ".pulumi"), "plugins");
  const versions = installedIn(folder);
  return versions.length > 0
    ? ok(about, `${versions.join(" and ")}, ${folder}`)
    : wrong(
        about,
        `there is no ${program} on PATH, and none in ${folder}`,
        "Install it as docs/plugin.md says: pulumi plugin install resource eci",
      );
}

/** Beside the folder of a version lie files that mark its use. */
function installedIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return entries.flatMap(({ name }) => /^resource-eci-v(.+)$/.exec(name)?.[1] ?? []);
}
