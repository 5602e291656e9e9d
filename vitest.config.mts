import { readdirSync } from "node:fs";
import { join } from "node:path";
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

const pluginSetup = ["test/plugin/support/globalSetup.ts"];
const clusterSetup = ["test/cluster/support/globalSetup.ts"];

/** What is about the dynamic provider, the alicloud provider or no host at all. */
const ofOneHost = /^(?:comparison|migrate\w*|network|oldestSdk|testingGuide)\.test/;

/** What the plugin has to do as the dynamic provider does. */
const bothHosts = readdirSync(join(import.meta.dirname, "test", "engine"))
  .filter((file) => file.endsWith(".test.ts") && !ofOneHost.test(file))
  .map((file) => `test/engine/${file}`)
  .concat(["clusterImageCache", "renewal", "recordedStates"].map((name) => `test/cluster/${name}.test.ts`));

const moves = ["", "Cluster", "Groups", "Killed", "Offline", "Read", "Set", "Unfinished"].map(
  (of) => `test/plugin/moving${of}.test.ts`,
);

const seed = Number(process.env.FILES_SEED ?? Math.floor(Math.random() * 1e6));

/** A quarter of files that prove much the same once more, another one in each run. */
function quarter(files: readonly string[]): readonly string[] {
  return process.env.FILES === "all" ? files : seededChoice(files, files.length / 4, seed);
}

if (process.env.FILES !== "all")
  console.log(`A quarter of what both hosts do, and of the moves: FILES_SEED=${seed} repeats the choice.`);

const movedNow = quarter(moves);

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      layer("unit", "test/unit", 5),
      layer("emulator", "test/emulator", 20),
      layer("cli", "test/cli", 20),
      layer("conformance", "test/conformance", 20),
      layer("package", "test/package", 120),
      layer("registry", "test/registry", 30, { globalSetup: ["test/support/registry/globalSetup.ts"] }),
      layer("wire", "test/wire", 30),
      layer("faults", "test/faults", 240, { globalSetup: ["test/engine/support/globalSetup.ts"] }),
      layer("engine", "test/engine", 180, {
        globalSetup: ["test/engine/support/globalSetup.ts", "test/support/registry/globalSetup.ts"],
      }),
      layer("plugin", "test/plugin", 180, {
        exclude: moves.filter((file) => !movedNow.includes(file)),
        globalSetup: [...pluginSetup, ...clusterSetup],
      }),
      layer("both", "test/engine", 180, {
        include: [...quarter(bothHosts)],
        setupFiles: ["test/plugin/support/registerWithPlugin.ts"],
        globalSetup: [...pluginSetup, ...clusterSetup, "test/support/registry/globalSetup.ts"],
      }),
      layer("cluster", "test/cluster", 180, {
        globalSetup: ["test/engine/support/globalSetup.ts", ...clusterSetup],
      }),
      layer("crash", "test/crash", 180, { globalSetup: ["test/engine/support/globalSetup.ts"] }),
      layer("crashPlugin", "test/crash", 180, {
        setupFiles: ["test/plugin/support/registerWithPlugin.ts"],
        globalSetup: pluginSetup,
      }),
      layer("faultsPlugin", "test/faults", 240, {
        include: ["test/faults/engine.test.ts"],
        setupFiles: ["test/plugin/support/registerWithPlugin.ts"],
        globalSetup: pluginSetup,
      }),
      layer("examples", "test/examples", 180, { globalSetup: ["test/engine/support/globalSetup.ts"] }),
    ],
  },
});
