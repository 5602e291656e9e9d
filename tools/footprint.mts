// What an installation weighs, and what loading it takes: `npm run footprint`. Writes the tables of docs/benchmark.md.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "pulumi-eci/emulator";
import { type Installed, installedPackages } from "./bench/installedPackages.mts";
import { type Loading, loading } from "./bench/loading.mts";
import { between } from "./docs/between.mts";
import { markdownTable } from "./docs/markdownTable.mts";

const root = join(import.meta.dirname, "..");
const page = join(root, "docs", "benchmark.md");
const reported = 1024;

function installation(): string {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-eci-footprint-"));
  try {
    const packed = ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder];
    const [tarball = ""] = execFileSync("npm", packed, { cwd: root, encoding: "utf8" }).split("\n");
    writeFileSync(join(folder, "package.json"), "{}");
    const quiet = ["--no-audit", "--no-fund", "--loglevel=error", "--omit=peer", "--legacy-peer-deps"];
    execFileSync("npm", ["install", ...quiet, `./${tarball}`], { cwd: folder, stdio: "inherit" });
    const { kilobytes, packages } = installedPackages(folder);
    const large = packages.filter((one) => one.kilobytes >= reported);
    return [
      `A fresh folder with the tarball alone, without peers, has ${megabytes(kilobytes)} MB. Above one megabyte are:`,
      "",
      markdownTable(["package", "MB", "brought by"], large.map(cellsOf)),
    ].join("\n");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const megabytes = (kilobytes: number) => (kilobytes / 1024).toFixed(1);
const cellsOf = ({ name, kilobytes, broughtBy }: Installed) => [
  `\`${name}\``,
  megabytes(kilobytes),
  broughtBy.map((one) => `\`${one}\``).join(", "),
];

async function loadings(): Promise<string> {
  const emulator = await startEmulator();
  try {
    const measured = Object.entries(await loading(root, emulator.url));
    return markdownTable(
      ["what", "modules", "of these outside the package", "ms (median of 7)"],
      measured.map(([what, { modules, outside, ms }]: [string, Loading]) => [
        what,
        String(modules),
        String(outside),
        ms.toFixed(0),
      ]),
    );
  } finally {
    await emulator.close();
  }
}

const sections = { installation: installation(), loading: await loadings() };
let text = readFileSync(page, "utf8");
for (const [name, content] of Object.entries(sections)) {
  console.log(content);
  text = between(text, name, content);
}
writeFileSync(page, text);
