import { type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** The command as users get it. */
const command = join(__dirname, "..", "..", "dist", "cli", "index.js");

type Place = Pick<SpawnOptions, "cwd" | "env">;

/** Starts the command; it ends with the test at the latest. */
export function start(...args: string[]) {
  return startIn({}, ...args);
}

export function startIn(place: Place, ...args: string[]) {
  const child = spawn(process.execPath, [command, ...args], { stdio: ["ignore", "pipe", "pipe"], ...place });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

export async function run(...args: string[]) {
  return runIn({}, ...args);
}

/** Runs the command in a folder or an environment of its own. */
export async function runIn(place: Place, ...args: string[]) {
  const child = startIn(place, ...args);
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { stdout, stderr, exitCode };
}
