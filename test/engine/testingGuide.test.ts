import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as automation from "@pulumi/pulumi/automation/index.js";
import * as pulumiEci from "pulumi-eci";
import * as emulator from "pulumi-eci/emulator";
import ts from "typescript";
import { expect, it, onTestFinished } from "vitest";

const guide = readFileSync(join(__dirname, "..", "..", "docs", "testing.md"), "utf8");
const samples = [...guide.matchAll(/```typescript\n(.*?)```/gs)].map(([, text]) => text ?? "");

/** The program that the guide's tests are about. */
function program() {
  const args = { images: ["nginx:1.29"], vswitchIds: ["vsw-1"], retentionDays: 7 };
  return { cacheId: new pulumiEci.ImageCache("web", args).imageCacheId };
}

/** Runs a sample of the guide as a test file would be run; the tests that it declares are run after it. */
async function run(sample: string): Promise<void> {
  const tests: (() => Promise<void>)[] = [];
  const modules: Record<string, () => unknown> = {
    "@pulumi/pulumi": () => pulumi,
    "@pulumi/pulumi/automation": () => automation,
    "pulumi-eci/emulator": () => emulator,
    vitest: () => ({ expect, it: (_: string, test: () => Promise<void>) => tests.push(test) }),
    "./index.js": program,
  };
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(sample, { compilerOptions });
  const body = new Function("require", "exports", "expect", `return (async () => {${outputText}\n})()`);
  await body((name: string) => modules[name]?.() ?? expect.fail(`The guide imports ${name}.`), {}, expect);
  for (const test of tests) await test();
}

it("tests a program with mocks as the guide says", async () => {
  await run(samples[0] ?? "");
  await pulumi.runtime.disconnect();
});

it("tests a program on the emulator as the guide says", async () => {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-eci-guide-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await run((samples[1] ?? "").replace("file:///tmp/pulumi-test", `file://${folder}`));
});
