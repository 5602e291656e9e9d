// Runs under any Node from 20 on: installs what the lockfile names, builds, and hands over to a tool under the installed Node.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const [tool, ...args] = process.argv.slice(2);

function run(command, parameters) {
  const { status, signal, error } = spawnSync(command, parameters, { cwd: root, stdio: "inherit" });
  if (error !== undefined) throw error;
  if (status !== 0) process.exit(status ?? (signal === "SIGINT" ? 130 : 1));
}

const installed = join(root, "node_modules", ".package-lock.json");
const lock = join(root, "package-lock.json");
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  console.log("Installing dependencies…");
  run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
} else {
  run("npm", ["run", "--silent", "build"]);
}
run(join(root, "node_modules", ".bin", "node"), [
  // The examples are projects of users, who need not say what kind of module they are.
  "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON",
  join(root, "tools", `${tool}.mts`),
  ...args,
]);
