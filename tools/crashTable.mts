// Every case of the crash layer: `npm run test:crash`. Writes the table of docs/crash-safety.md.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const page = join(root, "docs", "crash-safety.md");

interface Report {
  testResults: { assertionResults: { title: string; status: string }[] }[];
}

function runAll(): { title: string; status: string }[] {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-eci-crash-"));
  const report = join(folder, "report.json");
  try {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile=${report}`];
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
const passed = cases.filter(({ status }) => status === "passed").length;
const rows = cases.map(
  ({ title, status }) => `| ${title} | ${status === "passed" ? "none" : "**see the run**"} |`,
);
const table = ["| killed at | lost or doubled |", "| --- | --- |", ...rows].join("\n");
const text = readFileSync(page, "utf8");
const [before, rest] = text.split("<!-- table: begin -->\n");
const after = rest?.split("<!-- table: end -->")[1];
if (after === undefined) throw new Error(`${page} has no markers for the table.`);
writeFileSync(page, `${before}<!-- table: begin -->\n${table}\n<!-- table: end -->${after}`);
console.log(`${passed} passed, ${cases.length - passed} failed`);
process.exitCode = passed === cases.length && passed > 0 ? 0 : 1;
