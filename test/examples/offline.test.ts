import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { watchOutbound } from "../support/outbound/outbound.js";
import { root } from "./support/programs.js";

const execute = promisify(execFile);

describe("what leaves this machine", () => {
  it("is nothing in npm start", async () => {
    const outbound = await watchOutbound();
    const node = join(root, "node_modules", ".bin", "node");
    const { stdout } = await execute(node, [join(root, "tools", "tour.mts")], {
      cwd: root,
      env: { ...process.env, ...outbound.environment },
    });
    expect(stdout).toContain("Nothing is left in the cloud.");
    expect(outbound.seen()).toEqual([]);
  });

  it.each([
    ["a connection", 'require("node:net").connect(443, "203.0.113.1").on("error", () => {})'],
    ["a request", 'require("node:https").get("https://203.0.113.1/").on("error", () => {})'],
    ["a fetch", 'fetch("https://203.0.113.1/").catch(() => {})'],
  ])("would be seen: %s", async (_, program) => {
    const outbound = await watchOutbound();
    await execute(process.execPath, ["-e", program], { env: { ...process.env, ...outbound.environment } });
    expect(outbound.seen()).toEqual(["203.0.113.1:443"]);
  });
});
