import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Environment } from "../accounts/settings.js";

/** The file that a program's name stands for; undefined where PATH leads to none. */
export function onPath(program: string, { PATH = "" }: Environment): string | undefined {
  const names = process.platform === "win32" ? [`${program}.exe`, `${program}.cmd`] : [program];
  const files = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return files.find((file) => existsSync(file));
}
