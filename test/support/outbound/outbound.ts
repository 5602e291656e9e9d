import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { startedProxy } from "../../wire/support/proxy.js";

/** What the processes of a run open beyond this machine. */
export interface Outbound {
  /** What they have to have in their environment. */
  environment: Record<string, string>;
  /** Hosts and ports: of Node.js what it connects to, of other programs what they ask a proxy for. */
  seen(): string[];
}

/** Watches a run; it ends with the test. */
export async function watchOutbound(): Promise<Outbound> {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-eci-outbound-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const log = join(folder, "connections");
  writeFileSync(log, "");
  const proxy = await startedProxy({ to: { status: 502 } });
  return {
    environment: {
      NODE_OPTIONS: `--require=${join(__dirname, "hook.cjs")}`,
      OUTBOUND_LOG: log,
      ...{ HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url, NO_PROXY: "" },
    },
    seen: () => [...proxy.asked, ...readFileSync(log, "utf8").split("\n").filter(Boolean)],
  };
}
