// The same caches under both hosts, one after the other, in real time.
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { bundlePlugin } from "../plugin/bundle.mts";
import { type Measured, measure } from "./measure.mts";

const root = join(import.meta.dirname, "..", "..");
const real = { side: "pulumi-eci", buildMs: 20_000, speed: 1 } as const;

/** The same caches in two regions: by an argument, in one process, and by a provider of each region, which is a process of its own. */
async function measureSpread(): Promise<[number, string, Measured][]> {
  const two = { ...real, count: 24, process: "pulumi-resource-eci" };
  return [
    [24, "plugin, two regions by `regionId`", await measure({ ...two, spread: "argument" })],
    [24, "plugin, two explicit providers", await measure({ ...two, spread: "providers" })],
  ];
}

/** For each number of caches the dynamic provider and the plugin. The classes are the plugin's once they are told so: it comes second. */
export async function measureHosts(
  counts: readonly number[],
): Promise<[count: number, host: string, Measured][]> {
  const dynamic: [number, string, Measured][] = [];
  for (const count of counts) dynamic.push([count, "dynamic provider", await measure({ ...real, count })]);
  const folder = mkdtempSync(join(tmpdir(), "pulumi-eci-bench-plugin-"));
  try {
    await bundlePlugin(root, folder);
    process.env.PATH = [folder, process.env.PATH].join(delimiter);
    const { registerWithPlugin } = createRequire(import.meta.url)("../../dist/sdk/host.js");
    registerWithPlugin();
    const plugin: [number, string, Measured][] = [];
    for (const count of counts)
      plugin.push([count, "plugin", await measure({ ...real, count, process: "pulumi-resource-eci" })]);
    const spread = await measureSpread();
    return [...counts.flatMap((count) => [...dynamic, ...plugin].filter(([of]) => of === count)), ...spread];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
