import { access, constants, mkdir } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PulumiCommand } from "@pulumi/pulumi/automation/index.js";
import { SemVer } from "semver";
import { cacheFolder, goBuild, isNewEnough, versionOf } from "./programs.mts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const cliVersion = "3.259.0";
/** `read` returns inputs only from here on. */
const oldest = "3.216.0";
const question = ["version"];

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
  if (await isNewEnough("pulumi", question, oldest)) return undefined;
  const cache = cacheFolder(`pulumi-${cliVersion}`);
  for (const folder of [cache, join(cache, "bin")]) {
    if ((await versionOf(join(folder, "pulumi"), question)) === cliVersion) return folder;
  }
  await mkdir(cache, { recursive: true });
  return (await download(cache, log)) ?? (await build(cache, log));
}

const downloadMs = 60_000;

async function download(cache: string, log: (line: string) => void): Promise<string | undefined> {
  log(`Downloading the Pulumi CLI ${cliVersion}…`);
  try {
    const late = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error("no answer within a minute")), downloadMs).unref();
    });
    await Promise.race([PulumiCommand.install({ version: new SemVer(cliVersion), root: cache }), late]);
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
  const go = "1.25.11";
  log(
    `Building the Pulumi CLI ${cliVersion} with Go ${go} or newer: about 8 minutes on two cores, once. It is kept in ${cache}; a Pulumi CLI ` +
      `${oldest} or newer on PATH spares it.`,
  );
  const linkerFlags = `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${cliVersion}`;
  await goBuild({
    module: "pulumi",
    package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    flags: ["-tags", "osusergo,grpcnotrace", "-ldflags", linkerFlags],
    go,
    target: join(cache, "pulumi"),
    missing: "The Pulumi CLI is not on PATH and could be neither downloaded nor built",
    remedy: `Install Pulumi ${oldest} or newer`,
  });
  return cache;
}
