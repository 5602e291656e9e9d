import { once } from "node:events";
import { createServer, type IncomingMessage, request } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { onTestFinished } from "vitest";

interface ProxyOptions {
  /** Where every name leads; without it, each request is refused with this status, or left without an answer. */
  to: { port: number } | { status: number } | "silence";
  /** `user:password` that it wants. */
  login?: string;
}

/** A proxy of our own on the loopback interface, which notes what it is asked for. */
export async function startedProxy({ to, login }: ProxyOptions) {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((incoming, answer) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    if (to === "silence") return;
    const status = refusedWith(incoming);
    if (status !== undefined || !("port" in to)) return void answer.writeHead(status ?? 502).end("<html>");
    const { method, url = "/", headers } = incoming;
    const onward = request({ port: to.port, method, path: new URL(url).pathname, headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    });
    incoming.pipe(onward);
  });
  const refusedWith = ({ headers }: IncomingMessage) => {
    const wanted = login === undefined ? undefined : `Basic ${Buffer.from(login).toString("base64")}`;
    if (headers["proxy-authorization"] !== wanted) return 407;
    return typeof to === "object" && "status" in to ? to.status : undefined;
  };
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => {});
  });
  server.on("connect", (incoming: IncomingMessage, socket: Socket, head: Buffer) => {
    asked.push(`CONNECT ${incoming.url}`);
    if (to === "silence") return;
    const status = refusedWith(incoming);
    if (status !== undefined || !("port" in to))
      return void socket.end(`HTTP/1.1 ${status} No\r\n\r\n<html>`);
    const onward = connect(to.port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.on("error", () => socket.destroy());
    socket.on("close", () => onward.destroy());
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { asked, host: `127.0.0.1:${port}`, url: `http://127.0.0.1:${port}` };
}
