import type { Agent, ClientRequest } from "node:http";
import { HttpProxyAgent } from "http-proxy-agent";
import { HttpsProxyAgent } from "https-proxy-agent";
import { type ProxyServer, refusal, shown } from "./proxy.js";
import { ProxyFailure } from "./proxyFailure.js";

type TunnelOptions = Parameters<HttpsProxyAgent<string>["connect"]>[1];

/** The library hands out a refusal as if the cloud had answered, and waits for ever for a proxy that is silent. */
class Tunnel extends HttpsProxyAgent<string> {
  constructor(
    private readonly named: ProxyServer,
    private readonly timeoutMs: number,
  ) {
    super(named.url, { keepAlive: true, headers: authorizationOf(named) });
  }

  override async connect(request: ClientRequest, options: TunnelOptions) {
    let status = 200;
    request.once("proxyConnect", (answer: { statusCode: number }) => {
      status = answer.statusCode;
    });
    const socket = await within(this.timeoutMs, this.named, () => super.connect(request, options));
    if (status === 200) return socket;
    socket.destroy();
    throw refusal(this.named, status);
  }
}

/** The same for a request that the proxy reads itself. */
class Forward extends HttpProxyAgent<string> {
  constructor(
    private readonly named: ProxyServer,
    private readonly timeoutMs: number,
  ) {
    super(named.url, { keepAlive: true, headers: authorizationOf(named) });
  }

  override connect(...[request, options]: Parameters<HttpProxyAgent<string>["connect"]>) {
    return within(this.timeoutMs, this.named, () => super.connect(request, options));
  }
}

/** The library's debug lines show the URL, so that the password travels beside it. */
function authorizationOf({ authorization }: ProxyServer): Record<string, string> {
  return authorization === undefined ? {} : { "Proxy-Authorization": authorization };
}

async function within<T>(timeoutMs: number, proxy: ProxyServer, connect: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new ProxyFailure(`${shown(proxy)} did not answer in time`, false)),
      timeoutMs,
    );
  });
  try {
    return await Promise.race([connect(), tooLate]);
  } catch (error) {
    if (error instanceof ProxyFailure) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const why = code === undefined ? "" : ` (${code})`;
    throw new ProxyFailure(`${shown(proxy)} cannot be reached or closed the connection${why}`, false);
  } finally {
    clearTimeout(timer);
  }
}

const agents = new Map<string, Agent>();

/** One for each proxy, so that connections are kept; none of them is anybody's default. */
export function agentThrough(proxy: ProxyServer, protocol: string, timeoutMs: number): Agent {
  const key = JSON.stringify([proxy, protocol, timeoutMs]);
  const known = agents.get(key);
  if (known !== undefined) return known;
  const agent = protocol === "https:" ? new Tunnel(proxy, timeoutMs) : new Forward(proxy, timeoutMs);
  agents.set(key, agent);
  return agent;
}
