import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runIn } from "../support/command.js";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "pulumi-eci-project-"));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: project\nruntime: nodejs\n");
});

afterAll(() => rmSync(folder, { recursive: true }));

test.each(["import", "manifests", "migrate", "sweep"])(
  "%s says in one line that the Pulumi CLI is missing",
  async (name) => {
    expect(await runIn({ cwd: folder, env: { PATH: folder } }, name)).toEqual({
      stdout: "",
      stderr:
        "pulumi-eci: There is no pulumi on PATH, and this command needs the Pulumi CLI: " +
        "install it as https://www.pulumi.com/docs/install/ says.\n",
      exitCode: 1,
    });
  },
);
