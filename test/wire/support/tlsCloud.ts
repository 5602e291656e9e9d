import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";

const folder = join(__dirname, "certificates");

/** For NODE_EXTRA_CA_CERTS: who vouches for the hosts of this cloud. */
export const caFile = join(folder, "ca.pem");

/** What has arrived, as the answers see it. */
export interface Arrival {
  host: string;
  path: string;
  method: string;
  headers: IncomingMessage["headers"];
  body: string;
  form: Record<string, string>;
}

/** The answer of a host that is not the emulator; undefined passes the request on to that. */
type Answers = (arrival: Arrival) => { status?: number; body: unknown } | undefined;

/** Every public host of the cloud by TLS: the emulator, and what it does not know. */
export async function startedTlsCloud(emulatorPort: number, answers: Answers = () => undefined) {
  const arrivals: Arrival[] = [];
  const keys = {
    key: readFileSync(join(folder, "server.key")),
    cert: readFileSync(join(folder, "server.pem")),
  };
  const server = createServer(keys, async (incoming, answer) => {
    const arrival = await read(incoming);
    arrivals.push(arrival);
    const own = answers(arrival);
    if (own !== undefined) {
      answer.writeHead(own.status ?? 200, { "content-type": "application/json" });
      return void answer.end(typeof own.body === "string" ? own.body : JSON.stringify(own.body));
    }
    const { method, path, headers } = arrival;
    request({ port: emulatorPort, method, path, headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(answer);
    }).end(arrival.body);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { arrivals, port: (server.address() as AddressInfo).port };
}

async function read(incoming: IncomingMessage): Promise<Arrival> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  const { method = "", url: path = "", headers } = incoming;
  const form = Object.fromEntries(new URLSearchParams(body));
  return { host: headers.host ?? "", path, method, headers, body, form };
}
