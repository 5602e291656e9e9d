import { execFile } from "node:child_process";
import { chmod, copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { cacheFolder, goBuild, isExecutable, moduleFolder } from "./programs.mts";
import { cliVersion } from "./pulumiCli.mts";

/** What of the ecosystem the tests use beside the engine. */
interface Plugin {
  kind: "language" | "resource";
  name: string;
  version: string;
  /** How Go builds it, where its module is served. */
  build?: {
    module: string;
    package: string;
    flags: string[];
    minutes: number;
    /** Files of its source that it embeds and a module cache has under another name. */
    embeds?: { of: string; folder: string; files: string[] };
  };
}

const kubernetesProvider = "github.com/pulumi/pulumi-kubernetes/provider/v4";
const kubernetesVersion = "4.34.2";
const small = ["-tags", "osusergo,grpcnotrace", "-ldflags"];

const plugins = {
  "pulumi-language-java": {
    kind: "language",
    name: "java",
    version: "1.22.0",
    build: {
      module: "javaHost",
      package: "github.com/pulumi/pulumi-java/pkg/cmd/pulumi-language-java",
      flags: [...small, "-s -w"],
      minutes: 3,
    },
  },
  "pulumi-language-nodejs": { kind: "language", name: "nodejs", version: cliVersion },
  "pulumi-language-yaml": {
    kind: "language",
    name: "yaml",
    version: "1.25.0",
    build: {
      module: "yamlHost",
      package: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
      flags: [...small, "-s -w"],
      minutes: 4,
    },
  },
  "pulumi-resource-alicloud": { kind: "resource", name: "alicloud", version: "3.108.0" },
  "pulumi-resource-kubernetes": {
    kind: "resource",
    name: "kubernetes",
    version: kubernetesVersion,
    build: {
      module: "kubernetesPlugin",
      package: ".",
      flags: [
        ...small,
        `-s -w -X ${kubernetesProvider}/pkg/version.Version=${kubernetesVersion}+f47bc2d6f199`,
      ],
      minutes: 20,
      embeds: {
        of: kubernetesProvider,
        folder: join("cmd", "pulumi-resource-kubernetes"),
        files: ["schema.json", "terraform-mapping.json"],
      },
    },
  },
} as const satisfies Record<string, Plugin>;

export type PluginName = keyof typeof plugins;

/** Says that plugins may be built, which takes longer than a first run should. */
const buildSwitch = "PULUMI_ECI_BUILD_PLUGINS";

/**
 * The folders of the plugins that are not on PATH: the cache folder, the official download into it, or, behind a switch, built by Go
 * into it. What cannot be had is left out: its tests are skipped.
 */
export async function pluginFolders(log: (line: string) => void): Promise<string[]> {
  const folders: string[] = [];
  for (const file of Object.keys(plugins) as PluginName[]) {
    if (await isOnPath(file)) continue;
    const folder = (await cached(file)) ?? (await download(file, log)) ?? (await build(file, log));
    if (folder !== undefined) folders.push(folder);
  }
  return folders;
}

/** How to get a plugin that is missing. */
export function remedyFor(file: PluginName): string {
  const { kind, name, version }: Plugin = plugins[file];
  const byHand =
    kind === "language"
      ? "the official Pulumi CLI brings it"
      : `"pulumi plugin install ${kind} ${name} ${version}" has it where that can be reached`;
  return "build" in plugins[file] ? `${byHand}, and ${buildSwitch}=1 builds it with Go, once` : byHand;
}

function folderOf(file: PluginName): string {
  return cacheFolder(`${file}-${plugins[file].version}`);
}

async function isOnPath(file: PluginName): Promise<boolean> {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return (await Promise.all(folders.map((folder) => isExecutable(join(folder, file))))).includes(true);
}

async function cached(file: PluginName): Promise<string | undefined> {
  return (await isExecutable(join(folderOf(file), file))) ? folderOf(file) : undefined;
}

/** Whoever cannot reach the downloads is asked for them once, not for each plugin. */
let isOutOfReach = false;
const downloadMs = 20_000;

async function download(file: PluginName, log: (line: string) => void): Promise<string | undefined> {
  const { kind, name, version } = plugins[file];
  // Language hosts come with the official Pulumi CLI, and by no other way.
  if (kind === "language" || isOutOfReach) return undefined;
  const home = await mkdtemp(join(tmpdir(), "pulumi-eci-plugin-"));
  try {
    const env = { ...process.env, PULUMI_HOME: home, PULUMI_SKIP_UPDATE_CHECK: "true" };
    const ask = ["plugin", "install", kind, name, version];
    await promisify(execFile)("pulumi", ask, { env, timeout: downloadMs });
    await mkdir(folderOf(file), { recursive: true });
    await copyFile(join(home, "plugins", `${kind}-${name}-v${version}`, file), join(folderOf(file), file));
    await chmod(join(folderOf(file), file), 0o755);
    return folderOf(file);
  } catch {
    log(`${file} cannot be downloaded here.`);
    isOutOfReach = true;
    return undefined;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function build(file: PluginName, log: (line: string) => void): Promise<string | undefined> {
  const { build: plan }: Plugin = plugins[file];
  if (plan === undefined || !process.env[buildSwitch]) return undefined;
  const go = "1.26.0";
  log(`Building ${file} with Go ${go} or newer: about ${plan.minutes} minutes on two cores, once…`);
  const target = join(folderOf(file), file);
  try {
    await goBuild({
      module: plan.module,
      package: plan.package,
      flags: plan.flags,
      go,
      target,
      missing: `${file} could not be built`,
      remedy: remedyFor(file),
      ...(plan.embeds && { prepare: (folder: string) => embed(folder, plan.embeds) }),
    });
    return dirname(target);
  } catch (error) {
    log(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

/** Puts beside the main package what it embeds. */
async function embed(
  folder: string,
  embeds: NonNullable<NonNullable<Plugin["build"]>["embeds"]> | undefined,
) {
  if (embeds === undefined) return;
  const source = await moduleFolder(folder, embeds.of);
  for (const file of embeds.files) {
    await copyFile(join(source, embeds.folder, file), join(folder, file));
    await chmod(join(folder, file), 0o644);
  }
}
