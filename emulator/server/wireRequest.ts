import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { ApiError } from "../apiError.js";

export type Pair = readonly [name: string, value: string];

/** A request as it came over the wire, decoded but not yet believed. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly query: readonly Pair[];
  readonly form: readonly Pair[];
  readonly body: Buffer;
}

const maxBodyBytes = 1_048_576;
/** What an emulator holds may be much more than a request of the API. */
export const maxSeedBytes = 64 * maxBodyBytes;

export async function readWireRequest(
  message: IncomingMessage,
  maxBytes: number = maxBodyBytes,
): Promise<WireRequest> {
  const body = await readBody(message, maxBytes);
  const [path = "/", query = ""] = splitOnce(message.url ?? "/", "?");
  const isForm =
    header(message.headers, "content-type")?.startsWith("application/x-www-form-urlencoded") ?? false;
  return {
    method: message.method ?? "GET",
    path,
    headers: message.headers,
    query: decodePairs(query),
    form: isForm ? decodePairs(body.toString("utf8")) : [],
    body,
  };
}

export function header(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(",") : value;
}

async function readBody(message: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Read on to the end, so that the client sees the refusal and not a broken pipe.
    if (size <= maxBytes) chunks.push(chunk);
  }
  if (size > maxBytes) {
    throw new ApiError(413, "RequestEntityTooLarge", `The body is larger than ${maxBytes} bytes.`);
  }
  return Buffer.concat(chunks);
}

function decodePairs(text: string): Pair[] {
  return text
    .split("&")
    .filter((part) => part !== "")
    .map((part) => {
      const [name = "", value = ""] = splitOnce(part, "=");
      return [decode(name), decode(value)];
    });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw new ApiError(400, "InvalidParameter", "The request has a malformed percent escape.");
  }
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
