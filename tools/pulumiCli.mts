import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { access, constants, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { PulumiCommand } from "@pulumi/pulumi/automation/index.js";
import { SemVer } from "semver";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const version = "3.259.0";
/** `read` returns inputs only from here on. */
const oldest = "3.216.0";
const oldestGo = "1.25.11";
const execute = promisify(execFile);

/**
 * The PATH for runs of the real engine: the Pulumi CLI, the installed Node, and the folder of @pulumi/pulumi, which holds
 * the script that starts the dynamic-provider host. The CLI is the one on PATH, the one in the cache folder, the official
 * download, or, where only package registries can be reached, built by Go.
 */
export async function enginePath(log: (line: string) => void): Promise<string> {
  const cli = await obtainPulumi(log);
  const modules = join(root, "node_modules");
  return [
    ...(cli === undefined ? [] : [cli]),
    join(modules, ".bin"),
    join(modules, "@pulumi", "pulumi"),
    process.env.PATH ?? "",
  ].join(delimiter);
}

/** The folder of the CLI; undefined when the one on PATH will do. */
async function obtainPulumi(log: (line: string) => void): Promise<string | undefined> {
  const found = await versionOf("pulumi");
  if (found !== undefined && new SemVer(found).compare(oldest) >= 0) return undefined;
  const cache = join(
    process.env.XDG_CACHE_HOME || join(homedir(), ".cache"),
    "pulumi-eci",
    `pulumi-${version}`,
  );
  for (const folder of [cache, join(cache, "bin")]) {
    if ((await versionOf(join(folder, "pulumi"))) === version) return folder;
  }
  await mkdir(cache, { recursive: true });
  return (await download(cache, log)) ?? (await build(cache, log));
}

async function versionOf(command: string): Promise<string | undefined> {
  try {
    const { stdout } = await execute(command, ["version"], {
      env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true" },
    });
    return stdout.trim().replace(/^v/, "");
  } catch {
    return undefined;
  }
}

const downloadMs = 60_000;

async function download(cache: string, log: (line: string) => void): Promise<string | undefined> {
  log(`Downloading the Pulumi CLI ${version}…`);
  try {
    const late = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error("no answer within a minute")), downloadMs).unref();
    });
    await Promise.race([PulumiCommand.install({ version: new SemVer(version), root: cache }), late]);
    const folder = join(cache, "bin");
    await access(join(folder, "pulumi"), constants.X_OK);
    return folder;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    log(`The official download cannot be had here (${reason}).`);
    return undefined;
  }
}

async function build(cache: string, log: (line: string) => void): Promise<string> {
  log(`Building the Pulumi CLI ${version} with Go ${oldestGo} or newer: about 8 minutes on two cores, once…`);
  const scratch = await mkdtemp(join(cache, "build-"));
  const target = join(scratch, "pulumi");
  const flags = `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${version}`;
  const child = spawn(
    "go",
    [
      "build",
      "-trimpath",
      ...["-tags", "osusergo,grpcnotrace", "-ldflags", flags, "-o", target],
      "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    ],
    { cwd: join(root, "tools", "pulumi"), stdio: ["ignore", "inherit", "inherit"] },
  );
  try {
    const [code] = await once(child, "exit");
    if (code !== 0) throw new Error(`go build ended with ${code}`);
    await rename(target, join(cache, "pulumi"));
  } catch (error) {
    throw new Error(
      `The Pulumi CLI is not on PATH and could be neither downloaded nor built (${String(error)}). ` +
        `Install Pulumi ${oldest} or newer, or Go ${oldestGo} or newer, and run this again.`,
    );
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  return cache;
}
