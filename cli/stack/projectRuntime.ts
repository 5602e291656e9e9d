import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { projectFiles } from "./stack.js";

/** What the project in a folder says runs its program; undefined where none says it, or the file cannot be read. */
export function projectRuntime(folder: string): string | undefined {
  const file = projectFiles.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (file === undefined) return undefined;
  try {
    const runtime: unknown = parse(readFileSync(file, "utf8"))?.runtime;
    const name =
      typeof runtime === "object" && runtime !== null && "name" in runtime ? runtime.name : runtime;
    return typeof name === "string" ? name : undefined;
  } catch {
    return undefined;
  }
}
