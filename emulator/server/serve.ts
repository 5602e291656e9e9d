import type { IncomingMessage, ServerResponse } from "node:http";
import { ApiError } from "../apiError.js";
import { newRequestId } from "../ids.js";
import type { Settings } from "../options.js";
import { type Control, controlPrefix } from "./control/control.js";
import type { Gateway } from "./gateway.js";
import { isLoopback } from "./loopback.js";
import { errorReply, pageReply, type Reply, send } from "./reply.js";
import { header, maxSeedBytes, readWireRequest } from "./wireRequest.js";

interface Service {
  readonly gateway: Gateway;
  readonly control: Control;
  readonly settings: Settings;
  /** What stands at `/`. */
  readonly page?: (() => Promise<string>) | undefined;
}

/** Answers one HTTP request. Never rejects: a broken connection is nobody's error here. */
export async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  service: Service,
): Promise<void> {
  try {
    const reply = await replyTo(request, service);
    if (reply) send(response, reply);
    else request.socket.destroy();
  } catch {
    request.socket.destroy();
  }
}

async function replyTo(request: IncomingMessage, service: Service): Promise<Reply | undefined> {
  try {
    const isLocal = isLoopback(request.socket.remoteAddress ?? "");
    const isControl = request.url?.startsWith(`${controlPrefix}/`) ?? false;
    if (!isLocal && (isControl || !service.settings.allowRemote)) {
      throw new ApiError(403, "Forbidden", "The emulator answers this machine only.");
    }
    if (isLocal && service.page !== undefined && request.method === "GET" && request.url === "/")
      return pageReply(await service.page());
    const wireRequest = await readWireRequest(request, isControl ? maxSeedBytes : undefined);
    return isControl ? service.control.handle(wireRequest) : await service.gateway.handle(wireRequest);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return errorReply(error, header(request.headers, "host") ?? "", newRequestId());
  }
}
