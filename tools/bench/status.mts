// What `pulumi-eci status` takes of an account with many caches in four regions.
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Emulator, startEmulator } from "pulumi-eci/emulator";
import { createImageCache } from "../../dist/provider/cloud/eci.js";
import { markdownTable } from "../docs/markdownTable.mts";
import { emulatedCloud, emulatedKeys } from "../emulatedCloud.mts";
import { watchMemory } from "./memory.mts";

const regions = ["cn-hangzhou", "cn-beijing", "cn-shanghai", "ap-southeast-1"];
const command = join(import.meta.dirname, "..", "..", "dist", "cli", "index.js");

/** How many caches there are in all, and by how many milliseconds each answer is late. */
const cases: [number, number][] = [
  [100, 0],
  [1_000, 0],
  [5_000, 0],
  [5_000, 100],
];

/** Caches that are made at the same moment. */
const batch = 50;

/** Measures all cases, and makes a table of them. */
export async function measureStatus(log: (text: string) => void): Promise<string> {
  const rows: string[][] = [];
  for (const [count, lateMs] of cases) {
    const row = await measure(count, lateMs);
    rows.push(row);
    log(`${count} caches: ${row.join(", ")}`);
  }
  const head = [
    "caches in four regions",
    "an answer takes",
    "calls for caches, each region",
    "s",
    "MB",
    "MB of the page",
  ];
  return markdownTable(head, rows);
}

async function measure(count: number, lateMs: number): Promise<string[]> {
  const emulator = await startEmulator({ buildMs: 0, imageCacheQuota: count });
  const folder = await mkdtemp(join(tmpdir(), "pulumi-eci-bench-"));
  try {
    await fill(emulator, count);
    emulator.clearCalls();
    if (lateMs > 0) emulator.faults.add({ times: 100_000, fault: { kind: "slow", ms: lateMs } });
    const mark = randomUUID();
    const page = join(folder, "status.html");
    const asked = regions.flatMap((region) => ["--region", region]);
    const peak = watchMemory(mark, command);
    const start = performance.now();
    await promisify(execFile)(
      process.execPath,
      [command, "status", "--endpoint", emulator.url, ...asked, "--json", "--html", page],
      { env: { ...process.env, ...emulatedKeys, BENCH_MARK: mark }, maxBuffer: 2 ** 30 },
    );
    const seconds = (performance.now() - start) / 1_000;
    const lists = emulator.calls.filter(({ action }) => action === "DescribeImageCaches").length;
    const megabytes = (await stat(page)).size / 1_000_000;
    return [
      count.toLocaleString("en"),
      lateMs === 0 ? "what the emulator takes" : `${lateMs} ms more`,
      String(lists / regions.length),
      seconds.toFixed(1),
      String(peak() ?? "not measured"),
      megabytes.toFixed(1),
    ];
  } finally {
    await emulator.close();
    await rm(folder, { recursive: true });
  }
}

async function fill(emulator: Emulator, count: number): Promise<void> {
  for (const region of regions) {
    const cloud = await emulatedCloud(emulator, region);
    const names = Array.from({ length: count / regions.length }, (_, index) => `cache-${index}`);
    for (let at = 0; at < names.length; at += batch)
      await Promise.all(names.slice(at, at + batch).map((name) => create(cloud, name)));
  }
}

function create(cloud: Awaited<ReturnType<typeof emulatedCloud>>, name: string): Promise<unknown> {
  const request = { ImageCacheName: name, Image: [`registry.example.com/${name}:1`] };
  return createImageCache(cloud.eci, request, randomUUID());
}
