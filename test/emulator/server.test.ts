import { once } from "node:events";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { expect, describe as group, test } from "vitest";
import { isLoopback } from "../../emulator/gateway/loopback.js";
import { startEmulator } from "../../emulator/index.js";
import { describe } from "../conformance/imageCaches.js";
import { startedEmulator } from "./startedEmulator.js";

group("the server", () => {
  test("refuses to listen where others can reach it", async () => {
    await expect(startEmulator({ host: "0.0.0.0" })).rejects.toThrow("allowRemote");
  });

  test("says when its port is in use", async () => {
    const { emulator } = await startedEmulator();
    await expect(startEmulator({ port: emulator.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });

  test("answers a body that is too large in the vendor's shape", async () => {
    const { emulator } = await startedEmulator();
    const response = await fetch(emulator.url, { method: "POST", body: "x".repeat(1_048_577) });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ Code: "RequestEntityTooLarge" });
  });

  test("survives what is no HTTP and a client that leaves early", async () => {
    const { emulator, target } = await startedEmulator();
    const noise = connect(emulator.port, emulator.host);
    noise.end("\u0000\u0001 nonsense\r\n\r\n");
    noise.resume();
    await once(noise, "close");
    const early = connect(emulator.port, emulator.host);
    early.write("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nab");
    await once(early, "connect");
    early.destroy();
    await expect(describe(target)).resolves.toMatchObject({ TotalCount: 0 });
  });

  test.each([
    ["127.0.0.1", true],
    ["127.8.8.8", true],
    ["::1", true],
    ["::ffff:127.0.0.1", true],
    ["localhost", true],
    ["0.0.0.0", false],
    ["10.0.0.1", false],
    ["127.0.0.1.example.com", false],
    ["", false],
  ])("takes %s for this machine: %s", (address, expected) => {
    expect(isLoopback(address)).toBe(expected);
  });

  test("answers another address only when told so, and never its control path", async (context) => {
    const address = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .find(({ family, internal }) => family === "IPv4" && !internal)?.address;
    if (address === undefined) return context.skip("this machine has no address but loopback");
    const { emulator } = await startedEmulator({ host: "0.0.0.0", allowRemote: true });
    const url = `http://${address}:${emulator.port}`;
    expect((await fetch(url)).status).toBe(400);
    expect((await fetch(`${url}/_emulator/state`)).status).toBe(403);
  });
});
