import { existsSync } from "node:fs";
import { homedir } from "node:os";
import type { KubeConfig } from "@kubernetes/client-node";
import { proxyFor, withLogin } from "../cloud/proxy.js";
import { shieldPlugins } from "./credentialPlugins.js";

/** Fills a configuration from a file, from its content, or from where kubectl looks; never quotes what it cannot read. */
export function loadKubeconfig(
  config: KubeConfig,
  given: string | undefined,
  context: string | undefined,
): KubeConfig {
  const kubeconfig = given?.replace(/^~(?=[\\/])/, homedir());
  if (kubeconfig !== undefined && /^[^\s:{}]+$/.test(kubeconfig) && !existsSync(kubeconfig)) {
    throw new Error("The kubeconfig looks like a path, but there is no such file.");
  }
  try {
    if (kubeconfig === undefined) config.loadFromDefault();
    else if (existsSync(kubeconfig)) config.loadFromFile(kubeconfig);
    else config.loadFromString(kubeconfig);
  } catch {
    // The parser quotes what it could not read, and that may be a secret.
    throw new Error("The kubeconfig is neither a path of a file nor the content of a kubeconfig.");
  }
  if (context !== undefined) {
    const known = config.getContexts().map(({ name }) => name);
    if (!known.includes(context)) {
      throw new Error(`The kubeconfig has no context "${context}"; it has ${known.join(", ") || "none"}.`);
    }
    config.setCurrentContext(context);
  }
  if (config.getCurrentCluster() === null) {
    throw new Error(
      "The kubeconfig names no cluster: set kubeconfig, or context, or the variable KUBECONFIG.",
    );
  }
  shieldPlugins(config);
  takeProxy(config);
  return config;
}

/** As kubectl: a proxy of the kubeconfig first, then those of the environment. */
function takeProxy(config: KubeConfig): void {
  const cluster = config.getCurrentCluster();
  if (cluster === null || cluster.proxyUrl !== undefined || !URL.canParse(cluster.server)) return;
  const proxy = proxyFor(new URL(cluster.server), process.env);
  if (proxy !== undefined) Object.assign(cluster, { proxyUrl: withLogin(proxy) });
}
