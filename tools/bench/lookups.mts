// What a preview costs that asks a registry: one cache with five images, with and without.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LocalWorkspace } from "@pulumi/pulumi/automation/index.js";
import { ImageCache } from "pulumi-eci";
import { startEmulator } from "pulumi-eci/emulator";
import { markdownTable } from "../docs/markdownTable.mts";
import { registryProgram } from "../obtain/registryProgram.mts";
import { layerOf } from "../registry/images.mts";
import { type RealRegistry, startRegistry } from "../registry/realRegistry.mts";
import { sharedConfig } from "../sharedConfig.mts";
import { engineVariables } from "./variables.mts";

const images = Array.from({ length: 5 }, (_, index) => `registry.example.com/team/app-${index}:1`);
const rounds = 5;

/** The rows of the page: the median of several previews each. */
export async function measureLookups(log: (line: string) => void): Promise<string> {
  const registry = await startRegistry(await registryProgram(log));
  try {
    for (const [index] of images.entries())
      await registry.push.image(`team/app-${index}`, "1", {}, [layerOf(`app ${index}`, 100_000)]);
    const rows: string[][] = [];
    for (const [name, verifyImages, isFirst] of cases) {
      const seconds = await previews(registry, verifyImages, isFirst);
      rows.push([name, seconds.toFixed(2)]);
      log(`${name}: ${seconds.toFixed(2)} s`);
    }
    return markdownTable(["one cache, five images", "s of `preview`"], rows);
  } finally {
    await registry.stop();
  }
}

const cases: [string, "off" | "warn", boolean][] = [
  ['`verifyImages: "off"`', "off", false],
  ["asked for the first time", "warn", true],
  ["asked again: manifests are known", "warn", false],
];

async function previews(
  registry: RealRegistry,
  verifyImages: "off" | "warn",
  isFirst: boolean,
): Promise<number> {
  const emulator = await startEmulator();
  const folder = await mkdtemp(join(tmpdir(), "pulumi-eci-bench-"));
  const cache = join(folder, "cache");
  try {
    const stack = await LocalWorkspace.createOrSelectStack(
      {
        stackName: "dev",
        projectName: "bench",
        program: async () => {
          new ImageCache("web", { images, vswitchIds: ["vsw-1"], verifyImages });
        },
      },
      {
        pulumiHome: join(folder, "home"),
        envVars: {
          ...engineVariables(folder),
          XDG_CACHE_HOME: cache,
        },
      },
    );
    await stack.setAllConfig({
      ...sharedConfig(emulator),
      "pulumi-eci:registryEndpoints": { value: JSON.stringify({ "*": registry.url }) },
    });
    const times: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      if (isFirst) await rm(cache, { recursive: true, force: true });
      const start = performance.now();
      await stack.preview({ color: "never" });
      // The first one warms the machine up.
      if (round > 0) times.push((performance.now() - start) / 1_000);
    }
    return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  } finally {
    await emulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}
