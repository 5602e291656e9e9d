import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { defineConfig } from "vitest/config";
import { seededChoice } from "./test/support/seededChoice.mts";

/** One project for each test layer. Those that run engines or hosts start few of them at once: each takes a core. */
const layer = (name: string, folder: string, seconds: number, options: object = {}) => ({
  test: {
    name,
    include: [`${folder}/**/*.test.ts`],
    testTimeout: seconds * 1_000,
    hookTimeout: seconds * 1_000,
    ...options,
  },
});

const engineSetup = ["test/engine/support/globalSetup.ts"];
const registrySetup = ["test/support/registry/globalSetup.ts"];
const pluginSetup = ["test/plugin/support/globalSetup.ts"];
const clusterSetup = ["test/cluster/support/globalSetup.ts"];

/** What is about the dynamic provider, the alicloud provider or no host at all. */
const ofOneHost = /^(?:comparison|migrate\w*|network|oldestSdk|testingGuide)\.test/;

const testsIn = (folder: string, among = /./) =>
  readdirSync(join(import.meta.dirname, "test", folder))
    .filter((file) => file.endsWith(".test.ts") && among.test(file))
    .map((file) => `test/${folder}/${file}`);

/** What the plugin has to do as the dynamic provider does. */
const bothHosts = [
  ...testsIn("engine").filter((file) => !ofOneHost.test(basename(file))),
  ...testsIn("cluster", /^(?:clusterImageCache|renewal|recordedStates)\./),
];
const moves = testsIn("plugin", /^moving/);

/** How many of the files that start engines are run: `few`, `most` of them, or all. */
const extent = process.env.FILES ?? "all";
const seed = Number(process.env.FILES_SEED ?? Math.floor(Math.random() * 1e6));
if (extent !== "all")
  console.log(`FILES=${extent} of the tests that start engines: FILES_SEED=${seed} repeats the choice.`);

/** Files each of which proves something of its own: all of them, or another twelfth in each run. `salt` parts layers that share files. */
function once(files: readonly string[], salt = 0): string[] {
  return [...(extent === "few" ? seededChoice(files, files.length / 12, seed + salt) : files)];
}

/** Files that prove much the same once more: all of them, or another quarter in each run. */
function again(files: readonly string[]): string[] {
  return once(extent === "all" ? files : seededChoice(files, files.length / 4, seed));
}

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      layer("unit", "test/unit", 5),
      layer("emulator", "test/emulator", 20),
      layer("cli", "test/cli", 20),
      layer("conformance", "test/conformance", 20),
      layer("package", "test/package", 120),
      layer("registry", "test/registry", 30, { globalSetup: registrySetup }),
      layer("wire", "test/wire", 30),
      layer("faults", "test/faults", 240, {
        include: once(testsIn("faults")),
        globalSetup: engineSetup,
      }),
      layer("engine", "test/engine", 180, {
        include: once(testsIn("engine")),
        globalSetup: [...engineSetup, ...registrySetup],
      }),
      layer("plugin", "test/plugin", 180, {
        include: [...once(testsIn("plugin", /^(?!moving)/)), ...again(moves)],
        globalSetup: [...pluginSetup, ...clusterSetup],
      }),
      layer("both", "test/engine", 180, {
        include: again(bothHosts),
        setupFiles: ["test/plugin/support/registerWithPlugin.ts"],
        globalSetup: [...pluginSetup, ...clusterSetup, ...registrySetup],
      }),
      layer("cluster", "test/cluster", 180, {
        include: once(testsIn("cluster")),
        globalSetup: [...engineSetup, ...clusterSetup],
      }),
      layer("crash", "test/crash", 180, { include: once(testsIn("crash")), globalSetup: engineSetup }),
      layer("crashPlugin", "test/crash", 180, {
        include: once(testsIn("crash"), 1),
        setupFiles: ["test/plugin/support/registerWithPlugin.ts"],
        globalSetup: pluginSetup,
      }),
      layer("faultsPlugin", "test/faults", 240, {
        include: once(["test/faults/engine.test.ts"]),
        setupFiles: ["test/plugin/support/registerWithPlugin.ts"],
        globalSetup: pluginSetup,
      }),
      layer("examples", "test/examples", 180, {
        include: once(testsIn("examples")),
        globalSetup: engineSetup,
      }),
    ],
  },
});
