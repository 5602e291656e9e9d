import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { cliVersion } from "../../../tools/obtain/pulumiCli.mts";

const root = join(__dirname, "..", "..", "..");
const read = (...path: string[]) => readFileSync(join(root, ...path), "utf8");
const { devDependencies, peerDependencies, engines } = JSON.parse(read("package.json")) as Record<
  "devDependencies" | "peerDependencies" | "engines",
  Record<string, string>
>;
const oldest = JSON.parse(read("test", "engine", "oldestSdk", "package.json")) as {
  dependencies: Record<string, string>;
};
const numberOf = (range = "") => range.replace(/^[^\d]+/, "").replace(/(\.0)+$/, "");
const sdk = "@pulumi/pulumi";

it("the README's table of versions tells what the tests run with", () => {
  const rows = read("README.md").split("\n");
  for (const [name, tested] of [
    [sdk, [oldest.dependencies[sdk], devDependencies[sdk]]],
    ["Node", [numberOf(oldest.dependencies.node), numberOf(devDependencies.node)]],
    ["Pulumi CLI", [cliVersion]],
    ["@pulumi/alicloud", [devDependencies["@pulumi/alicloud"]]],
    ["@pulumi/kubernetes", [devDependencies["@pulumi/kubernetes"]]],
  ] as const) {
    const row = rows.find((line) => line.startsWith(`| ${name}`) || line.startsWith(`| \`${name}\``));
    const [, , , told = ""] = row?.split("|") ?? [];
    for (const version of tested) expect(told, name).toContain(version);
  }
});

it("the oldest that is tested is the oldest that the package allows", () => {
  expect(`^${oldest.dependencies[sdk]}`).toBe(peerDependencies[sdk]);
  expect(numberOf(oldest.dependencies.node)).toBe(numberOf(engines.node));
});
