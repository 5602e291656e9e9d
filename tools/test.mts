// All checks and all test layers, of those that start engines a few files (`npm test`), most (`npm test -- most`) or all (`npm test -- all`),
// or the whole of the layers that are named: `npm test -- wire engine`.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const root = fileURLToPath(new URL("..", import.meta.url));
const extents = ["few", "most", "all"];
const layers = process.argv.slice(2).filter((word) => !extents.includes(word));
const extent =
  process.argv.slice(2).find((word) => extents.includes(word)) ?? (layers.length === 0 ? "few" : "all");

const checks: Record<string, string[]> = {
  types: ["tsc", "--noEmit"],
  style: ["biome", "check", "--error-on-warnings"],
  "unused code": ["knip"],
  package: ["publint", "--strict"],
  "package types": ["attw", "--pack", "--exclude-entrypoints", "package.json"],
};

function run(command: string, parameters: string[]): boolean {
  const { status } = spawnSync(join(root, "node_modules", ".bin", command), parameters, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, FILES: extent },
  });
  return status === 0;
}

function runChecks(): Count {
  const count: Count = { passed: 0, failed: 0, skipped: 0 };
  for (const [name, [command = "", ...parameters]] of Object.entries(checks)) {
    const ok = run(command, parameters);
    console.log(`${ok ? "passed" : "FAILED"}: ${name}`);
    count[ok ? "passed" : "failed"]++;
  }
  return count;
}

function runLayers(): Count {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-eci-test-"));
  const report = join(folder, "report.json");
  const projects = layers.flatMap((layer) => ["--project", layer]);
  try {
    const ok = run("vitest", [
      "run",
      ...projects,
      "--reporter=default",
      "--reporter=json",
      `--outputFile=${report}`,
    ]);
    // It has said why, such as that no layer has this name.
    if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 };
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
      readFileSync(report, "utf8"),
    ) as Record<string, number>;
    const count = {
      passed: numPassedTests ?? 0,
      failed: numFailedTests ?? 0,
      skipped: (numPendingTests ?? 0) + (numTodoTests ?? 0),
    };
    // A hook or a file that breaks outside of any test is a failure too.
    if (!ok && count.failed === 0) count.failed = 1;
    return count;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const counts = [layers.length === 0 ? runChecks() : { passed: 0, failed: 0, skipped: 0 }, runLayers()];
const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0);
console.log(`${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`);
process.exitCode = sum("failed") === 0 ? 0 : 1;
