import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { kubernetesPrograms } from "../../tools/obtain/kubernetesPrograms.mts";
import { startCluster } from "./support/cluster.js";
import { freePort } from "./support/freePort.js";
import { cluster } from "./support/injected.js";

vi.mock("./support/freePort.js", { spy: true });

describe("startCluster", () => {
  const other = cluster();
  let root: string;
  let folder: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "start-"));
    folder = join(root, "clusters");
    mkdirSync(folder);
    vi.stubEnv("TMPDIR", folder);
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    vi.clearAllMocks();
    rmSync(root, { recursive: true });
  });

  /** The folders and the processes that there are of the clusters of a test. */
  async function left(): Promise<string[]> {
    const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "args"]);
    return [...readdirSync(folder), ...stdout.split("\n").filter((line) => line.includes(folder))];
  }

  async function portOfOther(): Promise<number> {
    const url = "jsonpath={.clusters[0].cluster.server}";
    return Number(new URL((await other.kubectl(["config", "view", `--output=${url}`])).stdout).port);
  }

  it("starts a cluster beside another, also when that has taken its port, and leaves nothing", async () => {
    vi.mocked(freePort).mockResolvedValueOnce(await portOfOther());
    const own = await startCluster();
    await own.kubectl(["create", "namespace", "own"]);
    const namespaces = ["get", "namespaces", "--output=name"];
    const answers = [await own.kubectl(namespaces), await other.kubectl(namespaces)];
    const before = await left();
    await own.stop();
    expect(freePort).toHaveBeenCalledTimes(2);
    expect(answers.map(({ code }) => code)).toEqual([0, 0]);
    expect(answers.map(({ stdout }) => stdout.includes("namespace/own\n"))).toEqual([true, false]);
    expect(before).not.toEqual([]);
    expect(await left()).toEqual([]);
    await own.stop();
  });

  it.each(["etcd", "kube-apiserver", "kube-controller-manager"] as const)(
    "tells the last words of %s when it ends too early, and leaves nothing",
    async (name) => {
      const broken = join(root, name);
      writeFileSync(broken, "#!/bin/sh\necho no such flag >&2\nexit 3\n", { mode: 0o755 });
      const programs = { ...(await kubernetesPrograms(console.log)), [name]: broken };
      await expect(startCluster(programs)).rejects.toThrow(`${name} ended with 3:\nno such flag`);
      expect(await left()).toEqual([]);
    },
  );

  it("tells which program cannot be started", async () => {
    const programs = { ...(await kubernetesPrograms(console.log)), etcd: join(root, "etcd") };
    await expect(startCluster(programs)).rejects.toThrow(`spawn ${join(root, "etcd")} ENOENT`);
    expect(await left()).toEqual([]);
  });
});
