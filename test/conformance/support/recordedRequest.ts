import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Target } from "./target.js";

/** A signed request as a real client sends it, to be repeated or spoiled. */
export interface RecordedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Lets a client talk to a server that only writes down what it hears. */
export async function recordRequest(
  target: Target,
  talk: (recorder: Target) => Promise<unknown>,
): Promise<RecordedRequest> {
  let recorded: RecordedRequest | undefined;
  const server = createServer((message, response) => {
    void text(message).then((body) => {
      recorded = { method: message.method ?? "", url: message.url ?? "", headers: message.headers, body };
      response.end("{}");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await talk({ ...target, endpoint: `127.0.0.1:${port}` });
  server.close();
  server.closeAllConnections();
  if (!recorded) throw new Error("The client sent nothing.");
  return recorded;
}

/** Sends a recorded request, with its own host header, to the target. */
export async function sendRecorded(
  target: Target,
  { method, url, headers, body }: RecordedRequest,
): Promise<{ status: number; requestId: unknown; body: Record<string, unknown> }> {
  const outgoing = request(`http://${target.endpoint}${url}`, { method, headers, agent: false });
  outgoing.end(body);
  const [response] = await once(outgoing, "response");
  const answer = JSON.parse(await text(response)) as Record<string, unknown>;
  return { status: response.statusCode, requestId: response.headers["x-acs-request-id"], body: answer };
}
