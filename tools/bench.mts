// How many calls, seconds, bytes and megabytes a stack of image caches costs: `npm run bench`. Writes the tables and the picture
// of docs/benchmark.md. `npm run bench -- 1 10` measures these numbers of caches only, and writes nothing; `npm run bench -- lookups`
// measures and writes what a preview costs that asks registries; `npm run bench -- status`, what `pulumi-eci status` does; `npm run bench -- plugin`, both hosts; `npm run bench -- many`, large sets in real time.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { type Bar, chart } from "./bench/chart.mts";
import { measureLookups } from "./bench/lookups.mts";
import { type Measured, measure } from "./bench/measure.mts";
import { measureHosts } from "./bench/plugin.mts";
import { alicloud } from "./bench/programs.mts";
import { measureStatus } from "./bench/status.mts";
import { between } from "./docs/between.mts";
import { markdownTable } from "./docs/markdownTable.mts";
import { enginePath } from "./obtain/pulumiCli.mts";

const page = fileURLToPath(new URL("../docs/benchmark.md", import.meta.url));
const picture = fileURLToPath(new URL("../docs/benchmark.svg", import.meta.url));
const given = process.argv.slice(2);
const asked = given.map(Number);
if (given.join() === "lookups") {
  process.env.PATH = await enginePath(console.log);
  write("lookups", await measureLookups(console.log));
  process.exit();
}
if (given.join() === "status") {
  write("status", await measureStatus(console.log));
  process.exit();
}
if (!["plugin", "many"].includes(given.join()) && !given.every((size) => /^[1-9]\d{0,3}$/.test(size))) {
  console.error(
    "Usage: npm run bench [-- <caches> …|lookups|status|plugin|many]: sizes from 1 to 9999; without any, 1, 10, 100, 500, the look-ups and the status.",
  );
  process.exit(2);
}

/** A build of five minutes, ten times as fast as in life. */
const long = { buildMs: 300_000, speed: 10 };
/** The alicloud provider looks at its clock in real time: so does everything here. */
const real = { buildMs: 20_000, speed: 1 };

const rounded = (value: number) => (value < 10 ? value.toFixed(1) : String(Math.round(value)));

function cellsOf({ seconds, calls, builds, known, state, memory }: Measured): string[] {
  return [
    ...[calls.up, calls.look, calls.refresh, calls.destroy].map(String),
    ...[known, builds, seconds.preview, seconds.refresh, seconds.destroy].map(rounded),
    String(state),
    memory === undefined ? "not measured" : String(memory),
  ];
}

const columns = [
  "calls of `up`",
  "of these looks",
  "looks of `refresh`",
  "calls of `destroy`",
  "s from Ready to known",
  "`up` in build times",
  "s of `preview`",
  "s of `refresh`",
  "s of `destroy`",
  "bytes of state a cache",
  "MB of the provider",
];

function table(first: string[], rows: string[][]): string {
  return markdownTable([...first, ...columns], rows);
}

if (given.join() === "plugin") {
  process.env.PATH = await enginePath(console.log);
  const rows = (await measureHosts([1, 10, 24])).map(([count, host, measured]) => [
    String(count),
    host,
    ...cellsOf(measured),
  ]);
  write("plugin", table(["caches", "host"], rows));
  process.exit();
}

/** A build of a minute. */
const minute = { buildMs: 60_000, speed: 1 };

if (given.join() === "many") {
  process.env.PATH = await enginePath(console.log);
  const rows: string[][] = [];
  for (const count of [500, 1_000])
    rows.push([String(count), ...cellsOf(await measure({ side: "pulumi-eci", count, ...minute }))]);
  write("many", table(["caches"], rows));
  process.exit();
}

async function measureOwn(counts: readonly number[]): Promise<Map<number, Measured>> {
  const all = new Map<number, Measured>();
  for (const count of counts) {
    all.set(count, await measure({ side: "pulumi-eci", count, ...long }));
    console.log(`${count} caches: ${JSON.stringify(all.get(count))}`);
  }
  return all;
}

async function compare(counts: readonly number[]): Promise<{ table: string; bars: Bar[] }> {
  const rows: string[][] = [];
  const bars: Bar[] = [];
  for (const count of counts) {
    const own = await measure({ side: "pulumi-eci", count, ...real });
    const theirs = await measure({ side: alicloud, count, ...real });
    const ratio = (of: (measured: Measured) => number) => (of(theirs) / of(own)).toFixed(1);
    console.log(
      `${count} caches, ${alicloud} to pulumi-eci: ${ratio(({ calls }) => calls.look)} times the looks of up, ` +
        `${ratio(({ calls }) => calls.refresh)} times those of refresh, ${ratio(({ builds }) => builds)} times as long`,
    );
    bars.push(
      { label: `${count}, pulumi-eci`, value: own.calls.look, own: true },
      { label: `${count}, ${alicloud}`, value: theirs.calls.look, own: false },
    );
    rows.push([String(count), alicloud, ...cellsOf(theirs)], ["", "pulumi-eci", ...cellsOf(own)]);
  }
  return { table: table(["caches", "by"], rows), bars };
}

function hasAlicloud(): boolean {
  try {
    execFileSync("which", ["pulumi-resource-alicloud"], { stdio: "ignore" });
    return true;
  } catch {
    console.log(`Without ${alicloud}: pulumi-resource-alicloud is not on PATH.`);
    return false;
  }
}

function write(name: string, content: string): void {
  writeFileSync(page, between(readFileSync(page, "utf8"), name, content));
}

process.env.PATH = await enginePath(console.log);
console.log(`${availableParallelism()} cores`);
const own = await measureOwn(asked.length > 0 ? asked : [1, 10, 100, 500]);
const ownTable = table(
  ["caches"],
  [...own].map(([count, measured]) => [String(count), ...cellsOf(measured)]),
);
console.log(ownTable);
const comparison = hasAlicloud() ? await compare(asked.length > 0 ? asked : [1, 10, 24]) : undefined;
if (comparison !== undefined) console.log(comparison.table);
if (asked.length === 0) {
  write("own", ownTable);
  write("lookups", await measureLookups(console.log));
  write("status", await measureStatus(console.log));
  if (comparison !== undefined) {
    write("comparison", comparison.table);
    writeFileSync(
      picture,
      chart("DescribeImageCaches calls of pulumi up, by number of caches", comparison.bars),
    );
  }
}
