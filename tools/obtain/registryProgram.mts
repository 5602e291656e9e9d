import { join } from "node:path";
import { cacheFolder, goBuild, isExecutable, isNewEnough } from "./programs.mts";

const version = "3.1.2";
const oldest = "2.8.0";
const question = ["--version"];

/** The command of a registry of images: Debian's or the project's own on PATH, the one in the cache folder, or built by Go. */
export async function registryProgram(log: (line: string) => void): Promise<string> {
  for (const name of ["docker-registry", "registry"]) {
    if (await isNewEnough(name, question, oldest)) return name;
  }
  const file = join(cacheFolder(`registry-${version}`), "registry");
  if (!(await isExecutable(file))) await build(file, log);
  return file;
}

async function build(target: string, log: (line: string) => void): Promise<void> {
  const go = "1.26.0";
  log(`Building the registry ${version} with Go ${go} or newer: about a minute on two cores, once…`);
  await goBuild({
    module: "registry",
    package: "github.com/distribution/distribution/v3/cmd/registry",
    flags: ["-ldflags", "-s -w"],
    go,
    target,
    missing: "the registry of the tests is not on PATH and could not be built",
    remedy: `Install docker-registry ${oldest} or newer`,
  });
}
