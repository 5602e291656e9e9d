// Draws docs/status.png, the page of `pulumi-eci status --html` on an emulator: `npm run picture`. Needs Chromium on PATH.
import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { type Emulator, startEmulator, steppedClock } from "pulumi-eci/emulator";
import { createImageCache } from "../dist/provider/cloud/eci.js";
import { Chromium, findChromium, type View } from "./browser/chromium.mts";
import { emulatedCloud, emulatedKeys } from "./emulatedCloud.mts";

const root = join(import.meta.dirname, "..");
const [folder = join(root, "docs")] = process.argv.slice(2);
const day = 24 * 60 * 60 * 1_000;

interface Sample {
  name: string;
  ageDays: number;
  sizeGiB: number;
  retentionDays?: number;
  /** Days ago. */
  matched?: number;
  phase?: "created" | "creating";
}

const samples: readonly Sample[] = [
  { name: "checkout", ageDays: 26, sizeGiB: 40, retentionDays: 28, matched: 0.1, phase: "created" },
  { name: "search", ageDays: 20, sizeGiB: 60, retentionDays: 60, matched: 2, phase: "created" },
  { name: "reports", ageDays: 55, sizeGiB: 100, matched: 41, phase: "created" },
  { name: "thumbnails", ageDays: 9, sizeGiB: 20, retentionDays: 30, matched: 0.5, phase: "created" },
  { name: "auto-create-for-eci-9f2c", ageDays: 5, sizeGiB: 20, matched: 1 },
  { name: "fail-build-nightly", ageDays: 0.4, sizeGiB: 20, phase: "created" },
  { name: "training", ageDays: 12, sizeGiB: 200, retentionDays: 45, matched: 12 },
  { name: "interrupted", ageDays: 3, sizeGiB: 20, phase: "creating" },
];

async function fill(emulator: Emulator): Promise<void> {
  const cloud = await emulatedCloud(emulator);
  const now = Date.now();
  for (const sample of [...samples].sort((a, b) => b.ageDays - a.ageDays)) {
    emulator.clock.advance(now - sample.ageDays * day - emulator.clock.now());
    const tags = { "pulumi-eci-owner": "0123", "pulumi-eci-phase": sample.phase };
    const { imageCacheId } = await createImageCache(
      cloud.eci,
      {
        ImageCacheName: sample.name,
        Image: [`registry-vpc.cn-hangzhou.aliyuncs.com/shop/${sample.name}:1.4`],
        ImageCacheSize: sample.sizeGiB,
        RetentionDays: sample.retentionDays,
        ...(sample.phase !== undefined && {
          Tag: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
        }),
      },
      randomUUID(),
    );
    if (sample.matched !== undefined)
      emulator.imageCaches.change(imageCacheId, {
        LastMatchedTime: new Date(now - sample.matched * day).toISOString(),
      });
  }
  emulator.clock.advance(now - emulator.clock.now());
}

const views: Readonly<Record<string, View>> = {
  status: { width: 1_100, height: 1_150 },
  "status-dark": { width: 1_100, height: 800, scheme: "dark" },
  "status-phone": { width: 380, height: 800 },
  "status-print": { width: 800, height: 1_100, media: "print" },
};

const program = findChromium();
if (program === undefined)
  throw new Error("There is no Chromium on PATH: apt-get install chromium, or the like.");
const start = Date.now() - 60 * day;
const emulator = await startEmulator({ buildMs: 0, clock: steppedClock({ stepMs: 0, start }) });
const work = await mkdtemp(join(tmpdir(), "pulumi-eci-status-"));
const browser = await Chromium.start(program);
try {
  await fill(emulator);
  const page = join(work, "status.html");
  const command = [
    join(root, "dist", "cli", "index.js"),
    "status",
    "--endpoint",
    emulator.url,
    "--html",
    page,
  ];
  await promisify(execFile)(process.execPath, command, { env: { ...process.env, ...emulatedKeys } });
  // The docs have the top of the first alone; into a folder of one's own all of them are drawn, as long as they are.
  const isForEyes = process.argv[2] !== undefined;
  const drawn = Object.entries(views).slice(0, isForEyes ? undefined : 1);
  for (const [name, view] of drawn) {
    await browser.visit(pathToFileURL(page).href, view);
    await writeFile(join(folder, `${name}.png`), await browser.picture({ isWhole: isForEyes }));
  }
} finally {
  await browser.close();
  await emulator.close();
  await rm(work, { recursive: true });
}
