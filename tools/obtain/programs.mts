// What the tools that obtain programs share.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { access, constants, cp, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { SemVer } from "semver";

const tools = dirname(fileURLToPath(import.meta.url));

/** A folder for what is obtained once and kept. */
export function cacheFolder(name: string): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "pulumi-eci", name);
}

/** The version that a program tells; undefined when there is no such program. */
export async function versionOf(command: string, question: string[]): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(command, question, {
      env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" },
    });
    return /\d+\.\d+\.\d+(-[\w.]+)?/.exec(stdout)?.[0];
  } catch {
    return undefined;
  }
}

/** Whether a program is there and not too old. */
export async function isNewEnough(command: string, question: string[], oldest: string): Promise<boolean> {
  const found = await versionOf(command, question);
  return found !== undefined && new SemVer(found).compare(oldest) >= 0;
}

export interface GoProgram {
  /** The folder under tools/obtain/ that holds the Go module. */
  module: string;
  package: string;
  flags: string[];
  /** The oldest Go that builds it. */
  go: string;
  /** The file that it becomes. */
  target: string;
  /** Says that the program could not be had, for the error. */
  missing: string;
  /** What the reader can do other than install Go. */
  remedy: string;
  /** Completes a copy of the module's folder, which is built in the place of the module itself. */
  prepare?(folder: string): Promise<void>;
}

/** Builds a program where only package registries can be reached. */
export async function goBuild(program: GoProgram): Promise<void> {
  const folder = dirname(program.target);
  await mkdir(folder, { recursive: true });
  const scratch = await mkdtemp(join(folder, "build-"));
  const built = join(scratch, basename(program.target));
  try {
    const source = await sourceOf(program, scratch);
    await go(source, ["build", "-trimpath", ...program.flags, "-o", built, program.package]);
    await rename(built, program.target);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `${program.missing} (${reason}). ${program.remedy}, or Go ${program.go} or newer, and run this again.`,
    );
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function sourceOf({ module, prepare }: GoProgram, scratch: string): Promise<string> {
  if (prepare === undefined) return join(tools, module);
  const copy = join(scratch, "source");
  await cp(join(tools, module), copy, { recursive: true });
  await prepare(copy);
  return copy;
}

/** Where Go keeps the source of a module that another one requires. */
export async function moduleFolder(folder: string, module: string): Promise<string> {
  const download = ["mod", "download", "-json", module];
  const { stdout } = await promisify(execFile)("go", download, { cwd: folder, maxBuffer: 1e8 });
  return (JSON.parse(stdout) as { Dir: string }).Dir;
}

const minute = 60_000;

async function go(folder: string, parameters: string[]): Promise<void> {
  const child = spawn("go", parameters, { cwd: folder, stdio: ["ignore", "inherit", "inherit"] });
  let minutes = 0;
  // Go prints nothing while it compiles.
  const sign = setInterval(() => console.log(`still building, ${++minutes} min so far…`), minute);
  const [code, signal] = await once(child, "exit")
    .catch((error) => {
      throw error.code === "ENOENT" ? new Error("there is no go on PATH") : error;
    })
    .finally(() => clearInterval(sign));
  if (code !== 0) throw new Error(`go build ended with ${code ?? signal}`);
}

export async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
