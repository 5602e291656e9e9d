import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

interface Asked {
  method: string;
  path: string;
  authorization: string | undefined;
}

/** A server on the loopback interface that answers as a test wants; it ends with the test. */
export async function startOddRegistry(
  answer: (request: IncomingMessage, response: ServerResponse, url: string) => void,
) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const { method = "", url: path = "", headers } = request;
    asked.push({ method, path, authorization: headers.authorization });
    answer(request, response, url);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  });
  return { asked, url };
}
