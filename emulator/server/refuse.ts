import { type Server, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { ApiError } from "../apiError.js";
import { newRequestId } from "../ids.js";
import { errorReply } from "./reply.js";

const refusals: Readonly<Record<string, readonly [status: number, code: string, message: string]>> = {
  HPE_HEADER_OVERFLOW: [431, "RequestHeaderFieldsTooLarge", "The headers are too large."],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "RequestTimeout", "The request took too long to arrive."],
};
const malformed = [400, "BadRequest", "The request is no well-formed HTTP."] as const;

/** Answers what the HTTP parser refuses in the shape of every other error. */
export function refuseMalformed(server: Server): void {
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable) return void socket.destroy();
    const [status, code, message] = refusals[error.code ?? ""] ?? malformed;
    end(socket, new ApiError(status, code, message));
  });
}

function end(socket: Duplex, error: ApiError): void {
  const { status, headers, body } = errorReply(error, "", newRequestId());
  const lines = Object.entries({
    ...headers,
    "content-length": Buffer.byteLength(body),
    connection: "close",
  });
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines.map((line) => line.join(": "))];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}
