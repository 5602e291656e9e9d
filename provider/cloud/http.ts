import type { Agent } from "node:http";
import httpx from "httpx";
import { agentThrough, ProxyFailure, refusal } from "./agent.js";
import type { TransportCode } from "./errors.js";
import { type Environment, type ProxyServer, proxyFor } from "./proxy.js";

export interface HttpRequest {
  method: "GET" | "POST";
  url: string;
  headers?: Record<string, string>;
  body?: string;
  readTimeoutMs: number;
  connectTimeoutMs: number;
}

/** What came back, before anything has been read into it. */
export interface Answer {
  status: number;
  headers: Record<string, string | undefined>;
  text: string;
}

/** No answer arrived. It never quotes the URL, which may hold a signature. */
export class HttpFailure extends Error {
  override readonly name = "HttpFailure";

  constructor(
    readonly code: TransportCode,
    readonly reason: string,
    /** Nobody knows the host's name. */
    readonly isUnknownHost = false,
  ) {
    super(reason);
  }
}

/** Sends one request, through the proxy that the environment names for it. */
export async function sendHttp(
  request: HttpRequest,
  environment: Environment = process.env,
): Promise<Answer> {
  const url = new URL(request.url);
  const {
    method,
    headers = {},
    body,
    readTimeoutMs: readTimeout,
    connectTimeoutMs: connectTimeout,
  } = request;
  const { proxy, agent } = wayTo(url, environment, connectTimeout);
  const data = body === undefined ? {} : { data: body };
  try {
    const options = { method, headers, readTimeout, connectTimeout, ...data, ...(agent && { agent }) };
    const response = await httpx.request(request.url, options);
    const text = String(await httpx.read(response, "utf8"));
    if (proxy !== undefined && response.statusCode === 407) throw refusal(proxy, 407);
    const received = response.headers as Answer["headers"];
    return { status: response.statusCode ?? 0, headers: received, text };
  } catch (error) {
    throw failureOf(error, url.host);
  }
}

/** The proxy that stands between, if any, and the agent that goes through it. */
export function wayTo(
  url: URL,
  environment: Environment,
  connectTimeoutMs: number,
): { proxy?: ProxyServer; agent?: Agent } {
  try {
    const proxy = proxyFor(url, environment);
    return proxy === undefined ? {} : { proxy, agent: agentThrough(proxy, url.protocol, connectTimeoutMs) };
  } catch (error) {
    throw new HttpFailure("ProxyRefused", (error as Error).message.replace(/\.$/, ""));
  }
}

/** What no repetition cures: who answers is not the one that was called, or nobody vouches for it. */
const certificate = /^(ERR_TLS_CERT|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_(GET|VERIFY))/;

/** What kept an answer away. */
export function failureOf(error: unknown, host: string): HttpFailure {
  if (error instanceof ProxyFailure)
    return new HttpFailure(error.isRefusal ? "ProxyRefused" : "ConnectionFailed", error.reason);
  const { name, code } = error as { name?: string; code?: string };
  if (/Timeout/.test(name ?? "")) return new HttpFailure("RequestTimeout", `${host} did not answer in time`);
  if (certificate.test(code ?? ""))
    return new HttpFailure("CertificateRefused", `the certificate of ${host} is not trusted (${code})`);
  if (code !== undefined)
    return new HttpFailure(
      "ConnectionFailed",
      `${host} cannot be reached or closed the connection (${code})`,
      code === "ENOTFOUND",
    );
  return new HttpFailure("ConnectionFailed", `${host} closed the connection`);
}
