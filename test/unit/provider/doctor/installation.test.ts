import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Finding } from "../../../../provider/doctor/finding.js";
import { installationFindings } from "../../../../provider/doctor/installation.js";
import { emptyFolder } from "../accounts/folders.js";

const own = {
  version: "0.3.0",
  engines: { node: ">=20" },
  peerDependencies: { "@pulumi/pulumi": "^3.216.0" },
};

function folderWith(files: Record<string, unknown>): string {
  const folder = emptyFolder();
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    if (typeof content === "string") chmodSync(file, 0o755);
  }
  return folder;
}

const installed = (name: string, version: string) => ({ [`node_modules/${name}/package.json`]: { version } });

const pulumi = (version: string) =>
  folderWith({
    pulumi: `#!/bin/sh\necho v${version}\n`,
    "pulumi-language-nodejs": "",
    "pulumi-resource-pulumi-nodejs": "",
  });

async function found(
  programFolder: string,
  PATH: string,
  { runtime, PULUMI_HOME }: { runtime?: string; PULUMI_HOME?: string } = {},
): Promise<Record<string, Omit<Finding, "about">>> {
  const packageFolder = folderWith({ "package.json": own });
  const findings = await installationFindings(
    { packageFolder, programFolder, runtime },
    { PATH, PULUMI_HOME },
  );
  return Object.fromEntries(findings.map(({ about, ...rest }) => [about, rest]));
}

it("is content with what fits", async () => {
  const program = folderWith({
    "package.json": {},
    ...installed("pulumi-eci", "0.3.0"),
    ...installed("@pulumi/pulumi", "3.270.0"),
  });
  const findings = await found(program, pulumi("3.259.0"));
  expect(Object.values(findings).map(({ verdict }) => verdict)).toEqual(["ok", "ok", "ok", "ok"]);
  expect(findings["Pulumi CLI"]?.told).toMatch(/^3\.259\.0, \/.*pulumi$/);
  expect(findings.package?.told).toMatch(/^this command is 0\.3\.0, .*; the program in .* gets 0\.3\.0, /);
});

it("names what is too old, and what the program gets in another version", async () => {
  const program = folderWith({
    "package.json": {},
    ...installed("pulumi-eci", "0.2.0"),
    ...installed("@pulumi/pulumi", "3.99.0"),
  });
  expect(await found(program, pulumi("3.215.9"))).toMatchObject({
    "Pulumi CLI": { verdict: "wrong", advice: "Install 3.216.0 or newer." },
    package: { verdict: "wrong", told: expect.stringContaining("gets 0.2.0, ") },
    "@pulumi/pulumi": { verdict: "wrong", advice: "Install 3.216.0 or newer." },
  });
});

it("names what is missing", async () => {
  const program = folderWith({ "Pulumi.yaml": "name: shop" });
  expect(await found(program, emptyFolder())).toMatchObject({
    "Pulumi CLI": { verdict: "wrong", told: "there is no pulumi on PATH" },
    package: { verdict: "wrong", advice: "Install it there: npm add pulumi-eci" },
    "@pulumi/pulumi": { verdict: "wrong" },
  });
  expect(await found(emptyFolder(), emptyFolder())).toMatchObject({ package: { verdict: "note" } });
});

it("tells of a CLI without its parts for Node.js, and of one that does not run", async () => {
  const alone = folderWith({ pulumi: "#!/bin/sh\necho v3.259.0\n" });
  expect((await found(emptyFolder(), alone))["Pulumi CLI"]).toMatchObject({
    verdict: "wrong",
    told: "pulumi-language-nodejs and pulumi-resource-pulumi-nodejs are neither beside it nor on PATH",
  });
  const broken = folderWith({ pulumi: "#!/bin/sh\nexit 4\n" });
  expect((await found(emptyFolder(), broken))["Pulumi CLI"]?.told).toMatch(/ version fails \(4\)$/);
});

it("wants the plugin, and nothing of Node.js, for programs in other languages", async () => {
  const program = folderWith({ "Pulumi.yaml": "name: shop" });
  const cli = folderWith({ pulumi: "#!/bin/sh\necho v3.259.0\n" });
  const PULUMI_HOME = folderWith({
    "plugins/resource-eci-v0.3.0/pulumi-resource-eci": "",
    "plugins/resource-eci-v0.3.0.lastused": "",
  });
  const there = await found(program, cli, { runtime: "yaml", PULUMI_HOME });
  expect(Object.values(there).map(({ verdict }) => verdict)).toEqual(["ok", "ok", "ok", "ok"]);
  expect(there.plugin?.told).toBe(`0.3.0, ${join(PULUMI_HOME, "plugins")}`);
  const away = await found(program, cli, { runtime: "python", PULUMI_HOME: emptyFolder() });
  expect(away.plugin).toMatchObject({ verdict: "wrong", advice: expect.stringContaining("docs/plugin.md") });
});

it("knows a program of Node.js that has the package of the plugin", async () => {
  const program = folderWith({ "package.json": {}, ...installed("pulumi-eci-sdk", "0.3.0") });
  const beside = folderWith({ "pulumi-resource-eci": "" });
  expect((await found(program, beside, { runtime: "nodejs" })).plugin?.verdict).toBe("ok");
});
