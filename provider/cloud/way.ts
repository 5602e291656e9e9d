import type { Agent } from "node:http";
import { HttpFailure } from "./httpFailure.js";
import { type Environment, type ProxyServer, proxyFor } from "./proxy.js";

/** The proxy that stands between, if any, and the agent that goes through it. */
export async function wayTo(
  url: URL,
  environment: Environment,
  connectTimeoutMs: number,
): Promise<{ proxy?: ProxyServer; agent?: Agent }> {
  const proxy = proxyOf(url, environment);
  if (proxy === undefined) return {};
  // Loaded here: most machines have none.
  const { agentThrough } = await import("./agent.js");
  return { proxy, agent: agentThrough(proxy, url.protocol, connectTimeoutMs) };
}

function proxyOf(url: URL, environment: Environment): ProxyServer | undefined {
  try {
    return proxyFor(url, environment);
  } catch (error) {
    throw new HttpFailure("ProxyRefused", (error as Error).message.replace(/\.$/, ""));
  }
}
