import type { Cluster } from "./cluster.js";

/** Where the login of the registry `registry.example.com` is put, as `imagePullSecrets` names it. */
export const loginSecret = "default:login";

export async function putLogin({ kubectl }: Cluster, password: string): Promise<void> {
  const auths = { "https://registry.example.com/v1/": { username: "web", password } };
  const secret = {
    ...{ apiVersion: "v1", kind: "Secret", metadata: { name: "login", namespace: "default" } },
    type: "kubernetes.io/dockerconfigjson",
    stringData: { ".dockerconfigjson": JSON.stringify({ auths }) },
  };
  await kubectl(["apply", "-f", "-"], { input: JSON.stringify(secret) });
}
