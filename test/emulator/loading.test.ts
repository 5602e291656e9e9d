import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

test("the emulator loads no package, neither of the cloud nor of Kubernetes", async () => {
  const emulator = join(__dirname, "..", "..", "dist", "emulator", "index.js");
  const script = `require(${JSON.stringify(emulator)}); console.log(Object.keys(require.cache).join("\\n"));`;
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", script]);
  const loaded = stdout.trimEnd().split("\n");
  expect(loaded).toContain(emulator);
  expect(loaded.filter((file) => file.includes("node_modules"))).toEqual([]);
});
