import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KubeConfig } from "@kubernetes/client-node";
import { afterEach, expect, it, onTestFinished, vi } from "vitest";
import { loadKubeconfig } from "../../../../provider/kubernetes/kubeconfig.js";

afterEach(() => {
  vi.unstubAllEnvs();
});

it("reads a file of the home folder", () => {
  const home = mkdtempSync(join(tmpdir(), "pulumi-eci-home-"));
  onTestFinished(() => rmSync(home, { recursive: true }));
  writeFileSync(join(home, "config"), textFor("https://k8s.example.com"));
  vi.stubEnv("HOME", home);
  const config = loadKubeconfig(new KubeConfig(), "~/config", undefined);
  expect(config.getCurrentCluster()?.server).toBe("https://k8s.example.com");
});

function textFor(server: string, cluster: object = {}): string {
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": "c",
    clusters: [{ name: "c", cluster: { server, ...cluster } }],
    contexts: [{ name: "c", context: { cluster: "c", user: "u" } }],
    users: [{ name: "u", user: { token: "t" } }],
  });
}

function proxyTo(server: string, cluster?: object): string | undefined {
  const text = textFor(server, cluster);
  return loadKubeconfig(new KubeConfig(), text, undefined).getCurrentCluster()?.proxyUrl;
}

it("reaches a cluster through the proxy of the environment", () => {
  vi.stubEnv("HTTPS_PROXY", "http://robot:p%40ss@proxy.example.com:3128");
  vi.stubEnv("NO_PROXY", "internal.example");
  expect(proxyTo("https://k8s.example.com:6443")).toBe("http://robot:p%40ss@proxy.example.com:3128");
  expect(proxyTo("https://k8s.example.com", { "proxy-url": "http://own:1" })).toBe("http://own:1");
  expect(proxyTo("https://k8s.internal.example")).toBeUndefined();
  expect(proxyTo("https://127.0.0.1:6443")).toBeUndefined();
});

it("reaches a cluster without a proxy where there is none", () => {
  for (const name of ["HTTPS_PROXY", "https_proxy"]) vi.stubEnv(name, undefined);
  expect(proxyTo("https://k8s.example.com:6443")).toBeUndefined();
});
