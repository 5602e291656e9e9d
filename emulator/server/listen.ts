import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Settings } from "../options.js";
import { isLoopback } from "./loopback.js";

/** Binds the server; an address that others can reach needs an explicit word. */
export async function listen(server: Server, settings: Settings): Promise<AddressInfo> {
  const { host, port, allowRemote } = settings;
  if (!isLoopback(host) && !allowRemote) {
    throw new Error(
      `The emulator listens on ${host} only with allowRemote (--allow-remote): others could reach it there.`,
    );
  }
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The emulator has no port.");
  return address;
}
