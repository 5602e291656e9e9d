import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { cacheFolder, goBuild, isExecutable } from "../obtain/programs.mts";
import { cliVersion } from "../obtain/pulumiCli.mts";

const execute = promisify(execFile);

/** The schema as the plugin hands it out: with the version of the package. */
async function versionedSchema(root: string): Promise<string> {
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
  const generator = await sdkGenerator(root, log);
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

/** Where the generator is kept once it is built. Another one has another name. */
export function generatorPath(root: string): string {
  const source = readFileSync(join(root, "tools", "obtain", "sdkGenerator", "main.go"));
  const digest = createHash("sha256").update(source).digest("hex").slice(0, 8);
  return join(cacheFolder(`sdk-generator-${cliVersion}-${digest}`), "sdk-generator");
}

async function sdkGenerator(root: string, log: (line: string) => void): Promise<string> {
  const target = generatorPath(root);
  if (await isExecutable(target)) return target;
  log("Building the generator of SDKs with Go: about 2 minutes on two cores, once…");
  await goBuild({
    module: "sdkGenerator",
    package: ".",
    flags: ["-tags", "osusergo", "-ldflags", "-s -w"],
    go: "1.25.11",
    target,
    missing: "The generator of SDKs could not be built.",
    remedy: "Install Go 1.25.11 or newer.",
  });
  return target;
}
