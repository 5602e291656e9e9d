import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, realClock, startEmulator } from "pulumi-eci/emulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { version } from "../../package.json";
import { cacheFolder } from "../../tools/obtain/programs.mts";
import { isMissing } from "../support/plugins.js";
import { shownRun } from "../support/shownRun.js";
import { has } from "./support/language.js";
import { environmentOn } from "./support/yamlProject.js";

const root = join(__dirname, "..", "..");
const minutes = 60_000;
const missing =
  isMissing("pulumi-language-java", "programs in Java") ||
  !has("javac", "-version") ||
  !has("mvn", "--version");

let emulator: Emulator;
let folder: string;

describe.skipIf(missing)("a program in Java", { timeout: 10 * minutes }, () => {
  const run = (program: string, args: string[], cwd = folder) => {
    const repository = { MAVEN_OPTS: `-Dmaven.repo.local=${cacheFolder("maven")}` };
    return shownRun(program, args, { cwd, env: { ...environmentOn(emulator, folder), ...repository } });
  };

  beforeAll(async () => {
    emulator = await startEmulator({ clock: realClock({ speed: 100 }) });
    folder = await mkdtemp(join(tmpdir(), "pulumi-eci-java-"));
    const plugin = execFileSync("which", ["pulumi-resource-eci"], { encoding: "utf8" }).trim();
    await run("pulumi", ["package", "gen-sdk", plugin, "--language", "java", "--out", folder]);
    const sdk = join(folder, "java");
    const pom = await readFile(join(__dirname, "support", "java", "sdk.pom.xml"), "utf8");
    await writeFile(join(sdk, "pom.xml"), pom.replace("VERSION", version));
    const resources = join(sdk, "src", "main", "resources", "io", "github", "pulumieci", "eci");
    await mkdir(resources, { recursive: true });
    await writeFile(join(resources, "version.txt"), version);
    await run("mvn", ["--quiet", "--batch-mode", "install"], sdk);
  }, 10 * minutes);

  afterAll(async () => {
    await emulator.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("makes a cache, changes nothing in the next run, and goes", async () => {
    const project = join(folder, "program");
    await cp(join(root, "examples", "java"), project, { recursive: true });
    const pulumi = (...args: string[]) =>
      run("pulumi", [...args, "--non-interactive", "--color", "never"], project);
    await pulumi("stack", "init", "dev");
    await pulumi("up", "--yes", "--skip-preview");
    expect(JSON.parse(await pulumi("stack", "output", "--json"))).toEqual({
      imageCacheId: expect.stringMatching(/^imc-/),
      status: "Ready",
    });
    expect(await pulumi("preview")).toContain("3 unchanged");
    await pulumi("destroy", "--yes", "--skip-preview");
    expect(emulator.isEmpty()).toBe(true);
  });
});
