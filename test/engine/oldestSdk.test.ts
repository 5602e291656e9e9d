import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { install } from "../package/support/installed.js";
import { engineVariables } from "./support/stack.js";

const { engines, peerDependencies } = JSON.parse(
  readFileSync(join(__dirname, "..", "..", "package.json"), "utf8"),
) as Record<"engines" | "peerDependencies", Record<string, string>>;

it("runs on the oldest SDK and the oldest Node that the package allows", async () => {
  const modules = join(__dirname, "oldestSdk", "node_modules");
  const sdk = join(modules, "@pulumi", "pulumi");
  const installed = install({ pulumi: sdk });
  try {
    // The SDK brings the plugin that hosts dynamic resources.
    const PATH = [join(modules, ".bin"), sdk, process.env.PATH].join(delimiter);
    const { stdout } = await promisify(execFile)(
      join(modules, ".bin", "node"),
      [join(__dirname, "oldestSdk", "run.mjs"), JSON.stringify(engineVariables)],
      { cwd: installed.folder, env: { ...process.env, PATH } },
    );
    expect(JSON.parse(stdout)).toEqual({
      node: Number(engines.node?.replace(">=", "")),
      version: peerDependencies["@pulumi/pulumi"]?.replace("^", ""),
      status: "Ready",
      changes: [{ create: 3 }, { same: 2, update: 1 }, { delete: 3 }],
      refusal: expect.stringMatching(
        /^Eip shared: reading .* needs @pulumi\/pulumi 3\.268 or newer, and 3\.216\.0 is/,
      ),
    });
  } finally {
    installed.remove();
  }
});
