// The alicloud provider and this package through the same mishaps and changes, on the same emulator: `npm run compare`. Writes the table
// of docs/comparison.md.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type CaseName, cases, type Outcome, runCase } from "./comparison/cases.mts";
import { type Side, sides } from "./comparison/declared.mts";
import { between } from "./docs/between.mts";
import { enginePath } from "./obtain/pulumiCli.mts";

const page = fileURLToPath(new URL("../docs/comparison.md", import.meta.url));
const plugin = "pulumi-resource-alicloud";

const header = [
  "",
  "by",
  "`pulumi up`",
  "caches then",
  "left by destroy",
  "ECI calls",
  "password in the state",
];

function row(title: string, side: Side, outcome: Outcome): string {
  const calls = Object.entries(outcome.calls).map(([action, count]) => `${count} ${action}`);
  const cells = [
    title,
    side,
    outcome.next === undefined ? outcome.up : `${outcome.up}; the next one: ${outcome.next}`,
    outcome.caches.join(", ") || "none",
    String(outcome.left),
    calls.join(", "),
    outcome.passwordInState ? "readable" : "not readable",
  ];
  return `| ${cells.join(" | ")} |`;
}

async function rowsOf(name: CaseName): Promise<string[]> {
  const outcomes = await Promise.all(
    sides.map(async (side) => ({ side, outcome: await runCase(name, side) })),
  );
  return outcomes.map(({ side, outcome }, index) => row(index === 0 ? cases[name].title : "", side, outcome));
}

process.env.PATH = await enginePath(console.log);
try {
  execFileSync("which", [plugin], { stdio: "ignore" });
} catch {
  throw new Error(`${plugin} is not on PATH: pulumi plugin install resource alicloud 3.108.0`);
}
const lines = [header, header.map(() => "---")].map((cells) => `| ${cells.join(" | ")} |`);
console.log(lines.join("\n"));
for (const name of Object.keys(cases) as CaseName[]) {
  const rows = await rowsOf(name);
  console.log(rows.join("\n"));
  lines.push(...rows);
}
writeFileSync(page, between(readFileSync(page, "utf8"), "table", lines.join("\n")));
