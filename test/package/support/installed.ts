import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "..", "..", "..");

/** What a program has that installs the tarball and nothing that is optional. */
const optional = ["@kubernetes"];

/** A folder with the packed package and its dependencies, as `npm install` of the tarball leaves one. */
export interface Installed {
  folder: string;
  remove(): void;
}

/** With `pulumi`, the SDK that lies in that folder stands in for the newest. */
export function install(options: { pulumi?: string } = {}): Installed {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-eci-installed-"));
  const modules = join(folder, "node_modules");
  mkdirSync(modules);
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (optional.includes(name) || name.startsWith("pulumi-eci")) continue;
    if (name === "@pulumi" && options.pulumi !== undefined) continue;
    symlinkSync(join(root, "node_modules", name), join(modules, name));
  }
  if (options.pulumi !== undefined) {
    mkdirSync(join(modules, "@pulumi"));
    symlinkSync(options.pulumi, join(modules, "@pulumi", "pulumi"));
  }
  const [tarball = ""] = execFileSync(
    "npm",
    ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder],
    { cwd: root, encoding: "utf8" },
  ).split("\n");
  execFileSync("tar", ["-xzf", tarball], { cwd: folder });
  execFileSync("mv", ["package", join("node_modules", "pulumi-eci")], { cwd: folder });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What a process prints that runs a text of JavaScript in the folder. */
export function runIn(folder: string, text: string): string {
  return execFileSync(process.execPath, ["-e", text], { cwd: folder, encoding: "utf8" });
}
