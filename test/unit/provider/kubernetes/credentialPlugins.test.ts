import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KubeConfig } from "@kubernetes/client-node";
import { afterEach, expect, it, onTestFinished, vi } from "vitest";
import { loadKubeconfig } from "../../../../provider/kubernetes/kubeconfig.js";

afterEach(() => {
  vi.unstubAllEnvs();
});

function kubeconfig(user: unknown): string {
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    "current-context": "c",
    clusters: [{ name: "c", cluster: { server: "https://127.0.0.1:1" } }],
    contexts: [{ name: "c", context: { cluster: "c", user: "u" } }],
    users: [{ name: "u", user }],
  });
}

const credential = JSON.stringify({ kind: "ExecCredential", status: { token: "from-the-plugin" } });

it.each([
  ["with variables of its own", [{ name: "CLUSTER", value: "c-1" }]],
  ["without", undefined],
])("a credential plugin %s sees nothing of Pulumi's", async (_, env) => {
  const folder = mkdtempSync(join(tmpdir(), "pulumi-eci-plugin-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const seen = join(folder, "seen");
  vi.stubEnv("PULUMI_ACCESS_TOKEN", "t0ken");
  vi.stubEnv("PULUMI_CONFIG_PASSPHRASE", "passphr4se");
  vi.stubEnv("ALIBABA_CLOUD_ACCESS_KEY_ID", "key-of-the-cloud");
  const exec = {
    apiVersion: "client.authentication.k8s.io/v1",
    command: "sh",
    args: ["-c", `env > ${seen}; echo '${credential}'`],
    ...(env !== undefined && { env }),
  };
  const config = loadKubeconfig(new KubeConfig(), kubeconfig({ exec }), undefined);
  const options: { headers?: Record<string, string> } = {};
  await config.applyToHTTPSOptions(options);
  expect(options.headers?.Authorization).toBe("Bearer from-the-plugin");
  const environment = readFileSync(seen, "utf8");
  expect(environment).toContain("ALIBABA_CLOUD_ACCESS_KEY_ID=key-of-the-cloud");
  if (env !== undefined) expect(environment).toContain("CLUSTER=c-1");
  expect(environment).not.toContain("PULUMI");
});

it("refuses a provider whose program cannot be shielded", () => {
  const authProvider = { name: "gcp", config: { "cmd-path": "gcloud" } };
  const text = kubeconfig({ "auth-provider": authProvider });
  expect(() => loadKubeconfig(new KubeConfig(), text, undefined)).toThrow(
    "The kubeconfig's user has the auth provider gcp, which kubectl 1.26 has dropped",
  );
});

it("asks nothing of a user with a token", () => {
  const config = loadKubeconfig(new KubeConfig(), kubeconfig({ token: "t" }), undefined);
  expect(config.getCurrentUser()?.token).toBe("t");
});
