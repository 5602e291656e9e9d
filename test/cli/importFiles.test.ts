import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runIn } from "../support/command.js";

test("import overwrites no program, and says so before it asks anybody", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "pulumi-eci-import-"));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  writeFileSync(join(cwd, "index.ts"), "mine");
  const refused = async (...args: string[]) => (await runIn({ cwd }, "import", "--all", ...args)).stderr;
  expect(await refused("--program", "index.ts")).toContain("index.ts is there already: name a new file");
  expect(await refused("--program", "a/b.ts")).toContain("a/b.ts cannot be written: its folder is not there");
  expect(await refused("--program", "./x.ts", "--out", "x.ts")).toContain("name the same file");
  expect(readFileSync(join(cwd, "index.ts"), "utf8")).toBe("mine");
});
