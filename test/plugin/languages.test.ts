import { execFile, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Emulator, realClock, startEmulator } from "pulumi-eci/emulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cacheFolder } from "../../tools/obtain/programs.mts";
import { generateSdks, generatorPath } from "../../tools/plugin/sdks.mts";
import { isMissing } from "../support/plugins.js";
import { environmentOn } from "./support/yamlProject.js";

const root = join(__dirname, "..", "..");
const execute = promisify(execFile);
const minutes = 60_000;
const mayBuild = process.env.PULUMI_ECI_BUILD_PLUGINS === "1";

interface Outcome {
  outputs: Record<string, unknown>;
  /** What a preview after the run would do. */
  again: Record<string, number>;
}

const expected = {
  outputs: { imageCacheId: expect.stringMatching(/^imc-/), status: "Ready" },
  again: { same: 3 },
};

let emulator: Emulator;
let folder: string;

const environment = () => environmentOn(emulator, folder);

async function run(program: string, args: string[], cwd: string): Promise<string> {
  const { stdout } = await execute(program, args, { cwd, env: environment(), maxBuffer: 1e8 });
  return stdout;
}

beforeAll(async () => {
  emulator = await startEmulator({ clock: realClock({ speed: 100 }) });
  folder = await mkdtemp(join(tmpdir(), "pulumi-eci-languages-"));
});
afterAll(async () => {
  await emulator.close();
  await rm(folder, { recursive: true, force: true });
});

describe.skipIf(isMissing("pulumi-language-yaml", "programs in YAML"))("a program in YAML", () => {
  it("makes a cache, changes nothing in the next run, imports another one, and goes", async () => {
    const project = join(folder, "yaml");
    await cp(join(root, "examples", "yaml"), project, { recursive: true });
    const pulumi = (...args: string[]) =>
      run("pulumi", [...args, "--non-interactive", "--color", "never"], project);
    await pulumi("stack", "init", "dev");
    await pulumi("up", "--yes", "--skip-preview");
    const outputs = JSON.parse(await pulumi("stack", "output", "--json")) as Outcome["outputs"];
    expect(outputs).toEqual(expected.outputs);
    expect(await pulumi("preview")).toContain("3 unchanged");

    const taken = await pulumi(
      "import",
      "eci:index:ImageCache",
      "taken",
      String(outputs.imageCacheId),
      "--yes",
    );
    const [, program = ""] = /^(resources:\n[\s\S]*?)$(?![\s\S]*^ )/m.exec(taken) ?? [];
    expect(program).toContain("type: eci:ImageCache");
    const own = await readFile(join(project, "Pulumi.yaml"), "utf8");
    const [, body = ""] = /^resources:\n([\s\S]*)/.exec(program) ?? [];
    await writeFile(join(project, "Pulumi.yaml"), own.replace("resources:\n", `resources:\n${body}\n`));
    expect(await pulumi("preview")).toContain("4 unchanged");

    await pulumi("state", "unprotect", "--all", "--yes");
    await pulumi("destroy", "--yes", "--skip-preview");
    expect(emulator.isEmpty()).toBe(true);
  });
});

const generator = mayBuild || existsSync(generatorPath(root));
if (!generator) {
  console.warn(
    "SKIPPED: programs in TypeScript, Python and Go with generated packages, because the generator is not built (npm run sdks builds it with Go, once).",
  );
}

/** Whether a language can be had; if not, says what is skipped. */
function has(command: string, ...parameters: string[]): boolean {
  const { status } = spawnSync(command, parameters, { stdio: "ignore" });
  if (status !== 0)
    console.warn(`SKIPPED: programs by ${command}, because "${[command, ...parameters].join(" ")}" fails.`);
  return status === 0;
}

describe.skipIf(!generator)("a generated package", { timeout: 10 * minutes }, () => {
  /** Below the repository's packages, so that the SDK of Pulumi is found. */
  const sdks = join(root, "node_modules", ".cache", "pulumi-eci-sdks");

  beforeAll(async () => {
    await generateSdks(root, sdks, console.log);
  }, 10 * minutes);

  it("serves a program in TypeScript", async () => {
    const sdk = join(sdks, "nodejs");
    const tsc = join(root, "node_modules", ".bin", "tsc");
    await run(tsc, ["-p", ".", "--skipLibCheck", "--ignoreDeprecations", "6.0"], sdk).catch(
      (error: { stdout: string }) => {
        throw new Error(error.stdout);
      },
    );
    await cp(join(sdk, "package.json"), join(sdk, "bin", "package.json"));
    const program = `
      const { LocalWorkspace } = require("@pulumi/pulumi/automation");
      const eci = require(${JSON.stringify(join(sdk, "bin"))});
      const program = async () => {
        const address = new eci.Eip("pull", { bandwidth: "100", internetChargeType: "PayByTraffic" });
        const web = new eci.ImageCache("web", {
          images: ["docker.io/library/nginx:1.29"], vswitchIds: ["vsw-1"], securityGroupId: "sg-1",
          eipInstanceId: address.allocationId, retentionDays: 30,
        });
        const ready = eci.getImageCacheOutput({ imageCacheId: web.imageCacheId });
        return { imageCacheId: web.imageCacheId, status: ready.status };
      };
      (async () => {
        const stack = await LocalWorkspace.createOrSelectStack({ stackName: "dev", projectName: "ts", program });
        const { outputs } = await stack.up();
        const { changeSummary } = await stack.preview();
        await stack.destroy();
        const values = Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
        console.log(JSON.stringify({ outputs: values, again: changeSummary }));
      })();`;
    const file = join(sdks, "nodejs.cjs");
    await writeFile(file, program);
    expect(lastLine(await run(process.execPath, [file], sdks))).toEqual(expected);
  });

  it.skipIf(!has("python3", "-m", "venv", "--help"))("serves a program in Python", async () => {
    const venv = cacheFolder("python-pulumi-3.270.0");
    const python = join(venv, "bin", "python");
    if (!existsSync(join(venv, "done"))) {
      await execute("python3", ["-m", "venv", venv]);
      await execute(python, ["-m", "pip", "install", "--quiet", "pulumi==3.270.0", "parver", "semver"]);
      await writeFile(join(venv, "done"), "");
    }
    const packages = join(folder, "packages");
    const install = ["-m", "pip", "install", "--quiet", "--no-deps", "--target", packages];
    await execute(python, [...install, join(sdks, "python")]);
    const script = join(root, "test", "plugin", "support", "inline", "run.py");
    const { stdout } = await execute(python, [script, join(root, "examples", "python")], {
      env: { ...environment(), PYTHONPATH: packages, PYTHONDONTWRITEBYTECODE: "1" },
    });
    expect(lastLine(stdout)).toEqual(expected);
  });

  it.skipIf(!has("go", "version"))("serves a program in Go", async () => {
    const project = join(folder, "go");
    await mkdir(project, { recursive: true });
    await cp(join(root, "examples", "go", "main.go"), join(project, "main.go"));
    await cp(join(root, "test", "plugin", "support", "inline", "inline.go"), join(project, "inline.go"));
    const module = await readFile(join(root, "examples", "go", "go.mod"), "utf8");
    const sdk = join(sdks, "go", "eci");
    await writeFile(
      join(project, "go.mod"),
      `${module}\nreplace github.com/pulumi-eci/pulumi-eci/sdk/go/eci => ${sdk}\n`,
    );
    await writeFile(join(sdk, "go.mod"), "module github.com/pulumi-eci/pulumi-eci/sdk/go/eci\n\ngo 1.25\n");
    await run("go", ["mod", "tidy"], project);
    await run("go", ["build", "-o", "program", "."], project);
    expect(lastLine(await run(join(project, "program"), [], project))).toEqual(expected);
  });
});

function lastLine(text: string): unknown {
  return JSON.parse(text.trimEnd().split("\n").at(-1) ?? "");
}
