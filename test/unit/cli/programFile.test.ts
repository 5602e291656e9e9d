import { join } from "node:path";
import { expect, it } from "vitest";
import { programFor, refuseUnusable } from "../../../cli/programFile.js";
import { npmPackage } from "../../../cli/target/npmPackage.js";
import { plugin } from "../../../cli/target/plugin.js";
import { emptyFolder } from "../provider/accounts/folders.js";

const other = { flag: "--out", file: "import.json" };

it.each(["caches.yaml", "caches.YML"])(
  "writes %s in YAML for the plugin, and for nothing else",
  async (name) => {
    const file = join(emptyFolder(), name);
    expect(programFor([], plugin, file)).toBe("resources:");
    await expect(refuseUnusable(file, plugin, other)).resolves.toBeUndefined();
    await expect(refuseUnusable(file, npmPackage, other)).rejects.toThrow(
      "a program in YAML needs --to plugin",
    );
  },
);

it.each([undefined, "yaml.ts"])("writes %s in TypeScript", (file) => {
  expect(programFor([], plugin, file)).toBe('import * as eci from "pulumi-eci-sdk";');
});

it("refuses the file that another option names", async () => {
  await expect(refuseUnusable("./import.json", plugin, other)).rejects.toThrow(
    "--program and --out name the same file",
  );
});
