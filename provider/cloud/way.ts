import type { Agent } from "node:http";
import { HttpFailure } from "./httpFailure.js";
import { type Environment, type ProxyServer, proxyFor } from "./proxy.js";

/** The proxy that stands between, if any, and the agent that goes through it. */
export async function wayTo(
  url: URL,
  environment: Environment,
  connectTimeoutMs: number,
): Promise<{ proxy?: ProxyServer; agent?: Agent }> {
  try {
    const proxy = proxyFor(url, environment);
    if (proxy === undefined) return {};
    // Loaded here: most machines have none.
    const { agentThrough } = await import("./agent.js");
    return { proxy, agent: agentThrough(proxy, url.protocol, connectTimeoutMs) };
  } catch (error) {
    throw new HttpFailure("ProxyRefused", (error as Error).message.replace(/\.$/, ""));
  }
}
