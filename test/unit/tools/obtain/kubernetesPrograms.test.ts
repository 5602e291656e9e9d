import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { kubernetesPrograms } from "../../../../tools/obtain/kubernetesPrograms.mts";

const names = ["etcd", "kube-apiserver", "kube-controller-manager", "kubectl"];

/** Puts a copy of itself where `go build` is to put the program. */
const go = 'while [ "$1" != -o ]; do shift; done; /bin/cp "$0" "$2"';

describe("kubernetesPrograms", () => {
  let root: string;
  const log = vi.fn();

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "kubernetes-programs-"));
    for (const [variable, folder] of [
      ["KUBEBUILDER_ASSETS", "assets"],
      ["PATH", "path"],
      ["XDG_CACHE_HOME", "cache"],
    ] as const) {
      mkdirSync(join(root, folder));
      vi.stubEnv(variable, join(root, folder));
    }
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(root, { recursive: true });
    log.mockReset();
  });

  function put(folder: string, name: string, script: string): void {
    const file = join(root, folder, name);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
  }

  const cache = () => join(root, "cache", "pulumi-eci", "kubernetes-1.36.3");

  it("takes what KUBEBUILDER_ASSETS holds, and the rest from PATH", async () => {
    put("assets", "etcd", "exit 1");
    put("assets", "kube-apiserver", "exit 1");
    put("path", "etcd", "echo etcd Version: 3.6.8");
    put("path", "kube-controller-manager", "echo Kubernetes v1.30.0");
    put("path", "kubectl", "echo Client Version: v1.32.4-dispatcher");
    expect(await kubernetesPrograms(log)).toEqual({
      etcd: join(root, "assets", "etcd"),
      "kube-apiserver": join(root, "assets", "kube-apiserver"),
      "kube-controller-manager": "kube-controller-manager",
      kubectl: "kubectl",
    });
    expect(log).not.toHaveBeenCalled();
  });

  it("builds what is missing or too old on PATH, once", async () => {
    put("path", "etcd", "echo etcd Version: 3.4.23");
    put("path", "kubectl", "echo Client Version: v1.20.2");
    put("path", "go", go);
    const built = Object.fromEntries(names.map((name) => [name, join(cache(), name)]));
    expect(await kubernetesPrograms(log)).toEqual(built);
    expect(log).toHaveBeenCalledTimes(names.length);
    expect(await kubernetesPrograms(log)).toEqual(built);
    expect(log).toHaveBeenCalledTimes(names.length);
    expect(readdirSync(cache()).sort()).toEqual(names);
  });

  it.each([
    ["there is no Go", undefined, "there is no go on PATH"],
    ["Go cannot build it", "exit 7", "go build ended with 7"],
  ])("says what to do when %s", async (_, script, reason) => {
    if (script !== undefined) put("path", "go", script);
    await expect(kubernetesPrograms(log)).rejects.toThrow(
      `etcd is neither in KUBEBUILDER_ASSETS nor on PATH and could not be built (${reason}). ` +
        "Install etcd 3.5.0 or newer, or Go 1.26.0 or newer, and run this again.",
    );
    expect(readdirSync(cache())).toEqual([]);
  });
});
