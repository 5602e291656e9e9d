import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface Installed {
  name: string;
  kilobytes: number;
  /** Which dependencies of this package lead to it. */
  broughtBy: string[];
}

interface Locked {
  dependencies?: Record<string, string>;
}

const own = "pulumi-eci";
const prefix = "node_modules/";

/** What lies in the modules of a folder, the largest first, by the lockfile that npm has left there. */
export function installedPackages(folder: string): { kilobytes: number; packages: Installed[] } {
  const lock = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8"));
  const locked = lock.packages as Record<string, Locked>;
  const paths = Object.keys(locked).filter((path) => path.startsWith(prefix));
  const sizes = new Map(paths.map((path) => [path, kilobytesOf(join(folder, path))]));
  const direct = Object.keys(locked[prefix + own]?.dependencies ?? {});
  const reached = new Map(direct.map((name) => [name, reachedFrom(locked, name)]));
  const packages = paths.map((path) => {
    const name = path.slice(path.lastIndexOf(prefix) + prefix.length);
    const broughtBy = direct.filter((dependency) => reached.get(dependency)?.has(name));
    return { name, kilobytes: sizes.get(path) ?? 0, broughtBy: name === own ? ["itself"] : broughtBy };
  });
  return {
    kilobytes: kilobytesOf(join(folder, "node_modules")),
    packages: packages.sort((a, b) => b.kilobytes - a.kilobytes),
  };
}

function reachedFrom(locked: Record<string, Locked>, name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  const found = Object.entries(locked).filter(([path]) => path.endsWith(prefix + name));
  for (const [, { dependencies = {} }] of found)
    for (const next of Object.keys(dependencies)) reachedFrom(locked, next, seen);
  return seen;
}

/** What it takes on a disk, in whole blocks as `du` counts. */
function kilobytesOf(path: string): number {
  const { size, isDirectory } = statOf(path);
  const blocks = Math.ceil(size / 4096) * 4;
  if (!isDirectory) return blocks;
  return readdirSync(path).reduce((sum, entry) => sum + kilobytesOf(join(path, entry)), blocks);
}

function statOf(path: string): { size: number; isDirectory: boolean } {
  const stat = lstatSync(path);
  return { size: stat.size, isDirectory: stat.isDirectory() };
}
