import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";

/** Runs a program that never ends by itself and writes into the same pipe. */
const script = `
  import { spawn } from "node:child_process";
  import { Guard } from ${JSON.stringify(pathToFileURL(join(__dirname, "support", "guard.mts")))};
  const program = spawn("tail", ["-f", "/dev/null"], { stdio: ["ignore", "inherit", "inherit"] });
  new Guard(process.argv[1]).watch(program.pid);
  console.log("watched");
`;

it("a guard ends programs and removes their folder when the process that runs them is killed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "guard-"));
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(createInterface(child.stdout), "line");
  child.kill("SIGKILL");
  // The pipe closes when nobody is left who could write into it.
  await once(child, "close");
  await expect.poll(() => existsSync(folder)).toBe(false);
});
