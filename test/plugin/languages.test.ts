import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Emulator, realClock, startEmulator } from "pulumi-eci/emulator";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cacheFolder } from "../../tools/obtain/programs.mts";
import { convertedExamples, type Ending, type Example, fenced } from "../../tools/plugin/examples.mts";
import { goToolPath } from "../../tools/plugin/goTool.mts";
import { generateSdks } from "../../tools/plugin/sdks.mts";
import { isMissing } from "../support/plugins.js";
import { has } from "./support/language.js";
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

const generator = mayBuild || existsSync(goToolPath(root, "sdkGenerator"));
if (!generator) {
  console.warn(
    "SKIPPED: programs in TypeScript, Python and Go with generated packages, because the generator is not built (npm run sdks builds it with Go, once).",
  );
}

/** Below the repository's packages, so that the SDK of Pulumi is found. */
const sdks = join(root, "node_modules", ".cache", "pulumi-eci-sdks");

describe.skipIf(!generator)("a generated package", { timeout: 10 * minutes }, () => {
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
    await goModule(project, await readFile(join(root, "examples", "go", "go.mod"), "utf8"));
    await run("go", ["build", "-o", "program", "."], project);
    expect(lastLine(await run(join(project, "program"), [], project))).toEqual(expected);
  });
});

const converter = mayBuild || existsSync(goToolPath(root, "exampleConverter"));
if (!converter)
  console.warn(
    "SKIPPED: the schema's examples in other languages, because the converter is not built (npm run plugin:examples builds it with Go, once).",
  );

describe.skipIf(!generator || !converter)(
  "the examples of the schema in other languages",
  { timeout: 10 * minutes },
  () => {
    let examples: [string, Example][];

    /** Each example as a file of its own folder, with the name that its language wants. */
    async function write(ending: Ending, file: string): Promise<string> {
      const all = join(folder, "examples", ending);
      for (const [name, example] of examples) {
        const text = example[ending];
        if (text === undefined) continue;
        await mkdir(join(all, name), { recursive: true });
        await writeFile(join(all, name, file), text);
      }
      return all;
    }

    beforeAll(async () => {
      examples = Object.entries(await convertedExamples(root, console.log));
      await generateSdks(root, sdks, console.log);
    }, 10 * minutes);

    it("are those that are made of the YAML", async () => {
      const shown = examples.map(([name]) =>
        readFile(join(root, "tools", "schema", "examples", `${name}.md`), "utf8"),
      );
      expect(await Promise.all(shown)).toEqual(examples.map(([, example]) => fenced(example)));
    });

    it("compile in TypeScript", async () => {
      const all = await write("ts", "index.ts");
      const config = {
        compilerOptions: {
          ...{ noEmit: true, strict: true, skipLibCheck: true, module: "nodenext", target: "es2022" },
          types: [],
          paths: {
            "pulumi-eci-sdk": [join(sdks, "nodejs", "index.ts")],
            "@pulumi/pulumi": [join(root, "node_modules", "@pulumi", "pulumi")],
          },
        },
        include: ["*/index.ts"],
      };
      await writeFile(join(all, "tsconfig.json"), JSON.stringify(config));
      await run(join(root, "node_modules", ".bin", "tsc"), ["-p", "."], all).catch(
        (error: { stdout: string }) => {
          throw new Error(error.stdout);
        },
      );
    });

    it.skipIf(!has("python3", "--version"))("compile in Python", async () => {
      await run("python3", ["-m", "compileall", "-q", await write("py", "__main__.py")], folder);
    });

    it.skipIf(!has("go", "version"))("compile in Go", async () => {
      const all = await write("go", "main.go");
      await goModule(all, "module examples\n\ngo 1.25\n\nrequire github.com/pulumi/pulumi/sdk/v3 v3.259.0\n");
      await run("go", ["vet", "./..."], all);
    });
  },
);

/** A module that uses the generated package. */
async function goModule(project: string, module: string): Promise<void> {
  const sdk = join(sdks, "go", "eci");
  await writeFile(
    join(project, "go.mod"),
    `${module}\nreplace github.com/pulumi-eci/pulumi-eci/sdk/go/eci => ${sdk}\n`,
  );
  await writeFile(join(sdk, "go.mod"), "module github.com/pulumi-eci/pulumi-eci/sdk/go/eci\n\ngo 1.25\n");
  await run("go", ["mod", "tidy"], project);
}

function lastLine(text: string): unknown {
  return JSON.parse(text.trimEnd().split("\n").at(-1) ?? "");
}
