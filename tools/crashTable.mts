// Every case of the crash layer, by the dynamic provider or by the plugin: `npm run test:crash`, `npm run test:crash -- plugin`. Writes
// docs/crash-table.md or docs/crash-table-plugin.md.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type CrashCase, crashPage, type Host } from "./docs/crashPage.mts";

const root = fileURLToPath(new URL("..", import.meta.url));
const host: Host = process.argv[2] === "plugin" ? "plugin" : "dynamic provider";
const isPlugin = host === "plugin";
const page = join(root, "docs", isPlugin ? "crash-table-plugin.md" : "crash-table.md");

interface Report {
  testResults: { assertionResults: CrashCase[] }[];
}

function runAll(): CrashCase[] {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-eci-crash-"));
  const report = join(folder, "report.json");
  try {
    const reporters = ["--reporter=verbose", "--reporter=json", `--outputFile=${report}`];
    const layer = isPlugin ? "crashPlugin" : "crash";
    spawnSync(join(root, "node_modules", ".bin", "vitest"), ["run", "--project", layer, ...reporters], {
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
writeFileSync(page, crashPage(cases, host));
const passed = cases.filter(({ status }) => status === "passed").length;
console.log(`${passed} passed, ${cases.length - passed} failed`);
process.exitCode = passed === cases.length && passed > 0 ? 0 : 1;
