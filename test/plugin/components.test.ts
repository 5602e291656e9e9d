import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startEmulator, steppedClock } from "pulumi-eci/emulator";
import { describe, expect, it, onTestFinished } from "vitest";
import { engineVariables } from "../engine/support/stack.js";
import { isMissing } from "../support/plugins.js";

const execute = promisify(execFile);

/** A project in YAML on an emulator of its own. */
async function project(resources: string) {
  const emulator = await startEmulator({ clock: steppedClock({ stepMs: 10_000 }) });
  const folder = await mkdtemp(join(tmpdir(), "pulumi-eci-components-"));
  onTestFinished(async () => {
    await emulator.close();
    await rm(folder, { recursive: true, force: true });
  });
  await writeFile(
    join(folder, "Pulumi.yaml"),
    `name: set\nruntime: yaml\n${resources}\noutputs:\n  ids: \${all.imageCacheIds}\n`,
  );
  const env = {
    ...process.env,
    ...engineVariables,
    PULUMI_HOME: join(folder, "home"),
    PULUMI_BACKEND_URL: `file://${folder}`,
    PULUMI_ECI_VERIFY_IMAGES: "off",
    ECI_ENDPOINT: emulator.url,
    VPC_ENDPOINT: emulator.url,
    STS_ENDPOINT: emulator.url,
  };
  const pulumi = async (...args: string[]) =>
    (await execute("pulumi", [...args, "--non-interactive", "--color", "never"], { cwd: folder, env }))
      .stdout;
  await pulumi("stack", "init", "dev");
  return { emulator, pulumi };
}

const set = (more = "") => `resources:
  address: { type: "eci:Eip" }
  all:
    type: eci:ImageCacheSet
    properties:
      caches:
        web: { images: ["nginx:1.29"] }
        batch: { images: ["redis:8"], imageCacheSize: 40, tags: { address: "\${address.allocationId}" } }
      defaults: { vswitchIds: [vsw-2zebxkiifuyzzlhlxxxx], securityGroupId: sg-2zebxkiifuyzzlhlxxxx }${more}`;

describe.skipIf(isMissing("pulumi-language-yaml", "components in YAML"))("a set of caches in YAML", () => {
  it("is shown by a preview with what is not known yet, made, left alone, and destroyed", async () => {
    const { emulator, pulumi } = await project(set());
    const preview = await pulumi("preview", "--diff");
    expect(preview).toContain("address: [unknown]");
    expect(preview).toContain("eci:index:ImageCacheSet$eci:index:ImageCache::all-web");
    await pulumi("up", "--yes", "--skip-preview");
    const { ids } = JSON.parse(await pulumi("stack", "output", "--json")) as { ids: Record<string, string> };
    expect(Object.keys(ids).sort()).toEqual(["batch", "web"]);
    expect(emulator.imageCaches.list().map(({ Status }) => Status)).toEqual(["Ready", "Ready"]);
    expect(await pulumi("up", "--yes", "--skip-preview")).toContain("6 unchanged");
    await pulumi("destroy", "--yes", "--skip-preview");
    expect(emulator.isEmpty()).toBe(true);
  });

  it("says in a preview what is wrong with it", async () => {
    const { pulumi } = await project(set("\n      maxConcurrentUpdates: 0"));
    const failure = await pulumi("preview").catch(
      ({ stdout, stderr }: Record<string, string>) => `${stdout}${stderr}`,
    );
    expect(failure).toContain("maxConcurrentUpdates must be a whole number of 1 or more, not 0");
  });
});
