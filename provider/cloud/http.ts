import httpx from "httpx";
import { failureOf } from "./httpFailure.js";
import { type Environment, refusal } from "./proxy.js";
import { wayTo } from "./way.js";

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
  const { proxy, agent } = await wayTo(url, environment, connectTimeout);
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
