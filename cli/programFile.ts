import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { Option } from "@commander-js/extra-typings";
import type { TakenIn } from "./existing.js";
import { written } from "./fileError.js";
import { refuseExisting, refuseMissingFolder } from "./outputFile.js";
import { programText } from "./programText.js";
import { plugin } from "./target/plugin.js";
import type { Target } from "./target/target.js";
import { UsageError } from "./usageError.js";
import { yamlProgram } from "./yamlProgram.js";

export const programOption = new Option(
  "--program <file>",
  "Write the program into this new file in place of printing it; for the plugin in YAML where its name ends in .yaml",
);

/** Said before anything is written; `other` is an option that names a file too. */
export async function refuseUnusable(
  program: string,
  target: Target,
  other: { flag: string; file: string },
): Promise<void> {
  if (resolve(program) === resolve(other.file))
    throw new UsageError(`--program and ${other.flag} name the same file`);
  if (!/\.([cm]?[jt]s|ya?ml)$/i.test(program))
    throw new UsageError(
      '--program: what is written is TypeScript (.ts) or, for the plugin, YAML (.yaml); for another language let "pulumi import" print it, ' +
        "without --generate-code=false",
    );
  if (isYamlFile(program) && target !== plugin)
    throw new UsageError(
      "--program: the npm package is for TypeScript and JavaScript; a program in YAML needs --to plugin",
    );
  await refuseMissingFolder(program);
  await refuseExisting(program);
}

/** The program in the language of the file that it goes into. */
export function programFor(resources: readonly TakenIn[], target: Target, file: string | undefined): string {
  return file !== undefined && isYamlFile(file)
    ? yamlProgram(resources)
    : programText(resources, target.program);
}

export async function writeProgram(file: string, text: string): Promise<void> {
  await written(file, () => writeFile(file, `${text}\n`, { flag: "wx" }));
}

function isYamlFile(file: string): boolean {
  return /\.ya?ml$/i.test(file);
}
