import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { expect, it } from "vitest";

const root = join(__dirname, "..", "..", "..");
const rooms = ["provider", "sdk", "cli", "emulator", "virtualNode", "plugin", "tools"];

const tracked = (...paths: string[]) =>
  execFileSync("git", ["ls-files", ...paths], { cwd: root, encoding: "utf8" })
    .trimEnd()
    .split("\n");
const sources = tracked(...rooms).filter((file) => /\.m?[jt]s$/.test(file));
const tests = new Set(tracked("test"));
const layers = [...new Set([...tests].map((file) => file.split("/")[1]))];

const [, section = ""] = readFileSync(join(root, "CONTRIBUTING.md"), "utf8").split(
  "## What covers which folder",
);
const rows = [...(section.split("\n## ")[0] ?? "").matchAll(/^\| (`.*`) \| (.*) \|$/gm)].map(
  ([, folders = "", covers = ""]) => ({ folders: quoted(folders), covers: quoted(covers) }),
);
const folders = rows.flatMap((row) => row.folders);

function quoted(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
}

function isIn(folder: string, file: string): boolean {
  if (folder.endsWith("/**")) return file.startsWith(folder.slice(0, -2));
  return `${dirname(file)}/` === folder;
}

function isCovered(file: string): boolean {
  const path = file.slice(0, -extname(file).length);
  const named = layers.map((layer) => `test/${layer}/${basename(path)}.test.ts`);
  return (
    [`test/unit/${path}.test.ts`, ...named].some((test) => tests.has(test)) ||
    folders.some((folder) => isIn(folder, file))
  );
}

it("each source file has a test of its name, or its folder a row in CONTRIBUTING.md", () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.filter((file) => !isCovered(file))).toEqual([]);
});

it("sees a file that nothing covers", () => {
  expect(isCovered("emulator/invented/thing.ts")).toBe(false);
  expect(isCovered("cli/yaml.ts")).toBe(true);
});

it("the rows name folders and tests that are there", () => {
  expect(folders.filter((folder) => !sources.some((file) => isIn(folder, file)))).toEqual([]);
  const covers = rows.flatMap((row) => row.covers);
  expect(covers.filter((path) => path.startsWith("test/") && !existsSync(join(root, path)))).toEqual([]);
});
