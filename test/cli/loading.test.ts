import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";

const program = join(__dirname, "..", "..", "dist", "cli", "program.js");

// Pulumi alone takes a second of each command that never asks it for anything.
it("loads nothing of Pulumi, of Kubernetes or of Alibaba Cloud before a command needs it", () => {
  const script = `require(${JSON.stringify(program)}).createProgram("1.0.0"); console.log(Object.keys(require.cache).join("\\n"));`;
  const loaded = execFileSync(process.execPath, ["-e", script], { encoding: "utf8" }).trim().split("\n");
  expect(loaded).toContain(program);
  expect(loaded.filter((file) => /node_modules.@(pulumi|kubernetes|alicloud|grpc)\b/.test(file))).toEqual([]);
});
