// Every case of the crash layer: `npm run test:crash`. Writes docs/crash-table.md.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CrashCase, crashPage } from "./docs/crashPage.mts";

const root = fileURLToPath(new URL("..", import.meta.url));
const page = join(root, "docs", "crash-table.md");

interface Report {
  testResults: { assertionResults: CrashCase[] }[];
}

function runAll(): CrashCase[] {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-eci-crash-"));
  const report = join(folder, "report.json");
  try {
    const reporters = ["--reporter=verbose", "--reporter=json", `--outputFile=${report}`];
    spawnSync(join(root, "node_modules", ".bin", "vitest"), ["run", "--project", "crash", ...reporters], {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, CRASH_CASES: "all" },
    });
    const { testResults } = JSON.parse(readFileSync(report, "utf8")) as Report;
    return testResults.flatMap(({ assertionResults }) => assertionResults);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const cases = runAll();
writeFileSync(page, crashPage(cases));
const passed = cases.filter(({ status }) => status === "passed").length;
console.log(`${passed} passed, ${cases.length - passed} failed`);
process.exitCode = passed === cases.length && passed > 0 ? 0 : 1;
