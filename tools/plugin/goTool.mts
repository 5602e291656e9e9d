import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder, goBuild, isExecutable } from "../obtain/programs.mts";

/** A program of this repository in Go, by its folder under tools/obtain/. */
export type GoTool = "sdkGenerator" | "exampleConverter";

const names: Readonly<Record<GoTool, string>> = {
  sdkGenerator: "sdk-generator",
  exampleConverter: "example-converter",
};

/** Where the program is kept once it is built. Another one has another name. */
export function goToolPath(root: string, tool: GoTool): string {
  const folder = join(root, "tools", "obtain", tool);
  const digest = createHash("sha256");
  for (const file of ["main.go", "go.mod"]) digest.update(readFileSync(join(folder, file)));
  const name = names[tool];
  return join(cacheFolder(`${name}-${digest.digest("hex").slice(0, 8)}`), name);
}

/** The path of the program, built where it is not there. */
export async function goTool(root: string, tool: GoTool, log: (line: string) => void): Promise<string> {
  const target = goToolPath(root, tool);
  if (await isExecutable(target)) return target;
  log(`Building the ${names[tool]} with Go: about 3 minutes on two cores, once…`);
  await goBuild({
    module: tool,
    package: ".",
    flags: ["-tags", "osusergo", "-ldflags", "-s -w"],
    go: "1.25.11",
    target,
    missing: `The ${names[tool]} could not be built.`,
    remedy: "Install Go 1.25.11 or newer.",
  });
  return target;
}
