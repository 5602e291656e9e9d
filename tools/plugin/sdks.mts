import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { goTool } from "./goTool.mts";

const execute = promisify(execFile);

/** The schema as the plugin hands it out: with the version of the package. */
export async function versionedSchema(root: string): Promise<string> {
  const read = async (file: string) => JSON.parse(await readFile(join(root, file), "utf8"));
  const { version } = await read("package.json");
  return JSON.stringify({ ...(await read(join("plugin", "schema.json"))), version });
}

/** Writes `nodejs`, `python` and `go` into a folder, and hands out what the generator says. */
export async function generateSdks(
  root: string,
  folder: string,
  log: (line: string) => void,
): Promise<string> {
  const generator = await goTool(root, "sdkGenerator", log);
  const scratch = await mkdtemp(join(tmpdir(), "pulumi-eci-schema-"));
  try {
    const schema = join(scratch, "schema.json");
    await writeFile(schema, await versionedSchema(root));
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const { stdout } = await execute(generator, [schema, folder]);
    return stdout.trimEnd();
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
