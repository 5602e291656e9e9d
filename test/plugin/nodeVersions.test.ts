import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { cacheFolder } from "../../tools/obtain/programs.mts";
import { isMissing } from "../support/plugins.js";
import { yamlProject } from "./support/yamlProject.js";

const execute = promisify(execFile);
const minute = 60_000;
/** Beside the one that all other tests run on. */
const versions = ["20.20.2", "22.23.3"];
const folderOf = (version: string) => cacheFolder(`node-${version}`);
const binOf = (version: string) => join(folderOf(version), "node_modules", "node", "bin");

/** npm has the programs of Node as packages. */
async function obtain(version: string): Promise<void> {
  const options = ["--no-audit", "--no-fund", "--no-save", "--silent", "--prefix", folderOf(version)];
  await execute("npm", ["install", ...options, `node@${version}`]);
}

function canBeHad(version: string): boolean {
  const isThere = existsSync(join(binOf(version), "node")) || process.env.PULUMI_ECI_BUILD_PLUGINS === "1";
  if (!isThere)
    console.warn(
      `SKIPPED: the plugin on Node ${version}, which PULUMI_ECI_BUILD_PLUGINS=1 obtains from npm, once.`,
    );
  return isThere;
}

const program = `resources:
  web:
    type: eci:ImageCache
    properties: { images: ["nginx:1.29"], autoCreateEip: true }
  all:
    type: eci:ImageCacheSet
    properties: { caches: { batch: { images: ["redis:8"], autoCreateEip: true } } }
outputs:
  status: \${web.status}`;

describe.skipIf(isMissing("pulumi-language-yaml", "the plugin on other versions of Node"))(
  "the plugin",
  () => {
    it.each(versions.filter(canBeHad))(
      "makes, previews and deletes on Node %s",
      async (version) => {
        if (!existsSync(join(binOf(version), "node"))) await obtain(version);
        const PATH = [binOf(version), process.env.PATH].join(delimiter);
        const { stdout } = await execute("env", ["node", "--version"], { env: { PATH } });
        expect(stdout.trim()).toBe(`v${version}`);
        const { emulator, pulumi } = await yamlProject(program, { PATH });
        await pulumi("up", "--yes", "--skip-preview");
        expect(JSON.parse(await pulumi("stack", "output", "--json"))).toEqual({ status: "Ready" });
        expect(await pulumi("preview")).toContain("5 unchanged");
        await pulumi("destroy", "--yes", "--skip-preview");
        expect(emulator.isEmpty()).toBe(true);
      },
      3 * minute,
    );
  },
);
