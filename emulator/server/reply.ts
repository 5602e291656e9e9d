import type { ServerResponse } from "node:http";
import type { ApiError } from "../apiError.js";
import type { Answer } from "../call.js";

/** What goes back over the wire. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function answerReply(answer: Answer, requestId: string): Reply {
  return jsonReply(200, { RequestId: requestId, ...answer }, requestId);
}

export function errorReply(error: ApiError, hostId: string, requestId: string): Reply {
  const body = {
    RequestId: requestId,
    HostId: hostId,
    Code: error.code,
    Message: error.message,
    Recommend: `https://error-center.aliyun.com/status/search?Keyword=${encodeURIComponent(error.code)}`,
  };
  const reply = jsonReply(error.status, body, requestId);
  if (error.retryAfterMs === undefined) return reply;
  return { ...reply, headers: { ...reply.headers, "x-acs-retry-after": String(error.retryAfterMs) } };
}

export function jsonReply(status: number, body: unknown, requestId?: string): Reply {
  return {
    status,
    headers: {
      "content-type": "application/json;charset=utf-8",
      ...(requestId !== undefined && { "x-acs-request-id": requestId }),
    },
    body: JSON.stringify(body),
  };
}

const pageSeconds = 5;

/** A page that a browser asks for again by itself. */
export function pageReply(body: string): Reply {
  const headers = {
    "content-type": "text/html;charset=utf-8",
    refresh: String(pageSeconds),
    "cache-control": "no-store",
  };
  return { status: 200, headers, body };
}

export function send(response: ServerResponse, reply: Reply): void {
  if (response.destroyed || response.headersSent) return;
  response.writeHead(reply.status, {
    ...reply.headers,
    "content-length": String(Buffer.byteLength(reply.body)),
  });
  response.end(reply.body);
}
