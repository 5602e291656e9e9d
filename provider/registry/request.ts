import * as http from "node:http";
import * as https from "node:https";
import { failureOf, HttpFailure } from "../cloud/httpFailure.js";
import type { Environment } from "../cloud/proxy.js";
import { wayTo } from "../cloud/way.js";

export interface RegistryRequest {
  method: "GET" | "HEAD";
  url: URL;
  headers: Readonly<Record<string, string>>;
  /** The most that is read of an answer; what is longer is a failure. */
  maxBytes: number;
  timeoutMs: number;
  /** Ends it earlier. */
  signal: AbortSignal;
  verifiesCertificate: boolean;
  environment: Environment;
}

export interface RegistryAnswer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

/** Sends one request and follows nothing. Throws an `HttpFailure` where no answer came, or too long a one. */
export async function send(request: RegistryRequest): Promise<RegistryAnswer> {
  const { url, timeoutMs, signal, environment } = request;
  const late = new AbortController();
  const stop = () => late.abort();
  const timer = setTimeout(stop, timeoutMs);
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();
  try {
    const { agent } = await wayTo(url, environment, timeoutMs);
    return await exchange(request, agent, late.signal);
  } catch (error) {
    if (error instanceof HttpFailure) throw error;
    if (late.signal.aborted) throw new HttpFailure("RequestTimeout", `${url.host} did not answer in time`);
    throw failureOf(error, url.host);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}

function exchange(
  { method, url, headers, maxBytes, verifiesCertificate }: RegistryRequest,
  agent: http.Agent | undefined,
  signal: AbortSignal,
): Promise<RegistryAnswer> {
  return new Promise((resolve, reject) => {
    const options = {
      method,
      headers,
      signal,
      ...(agent && { agent }),
      ...(!verifiesCertificate && { rejectUnauthorized: false }),
    };
    const request = (url.protocol === "http:" ? http : https).request(url, options, (response) => {
      const parts: Buffer[] = [];
      let length = 0;
      response.on("data", (part: Buffer) => {
        parts.push(part);
        length += part.length;
        if (length > maxBytes) request.destroy(tooLong(url, maxBytes));
      });
      response.on("error", reject);
      response.on("end", () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts),
        });
      });
    });
    request.on("error", reject);
    request.end();
  });
}

function tooLong({ host }: URL, maxBytes: number): HttpFailure {
  return new HttpFailure("UnreadableAnswer", `${host} answered with more than ${maxBytes} bytes`);
}
