import { once } from "node:events";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { text } from "node:stream/consumers";
import { expect, describe as group, test } from "vitest";
import { startEmulator } from "../../emulator/index.js";
import { isLoopback } from "../../emulator/server/loopback.js";
import { describe } from "../conformance/support/imageCaches.js";
import { startedEmulator } from "./support/startedEmulator.js";

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

  test("answers others while many requests never end", async () => {
    const { emulator, target } = await startedEmulator();
    const slow = Array.from({ length: 100 }, () => connect(emulator.port, emulator.host));
    await Promise.all(slow.map((socket) => once(socket, "connect")));
    for (const socket of slow) socket.write("POST / HTTP/1.1\r\nhost: x\r\nx-slow: ");
    await expect(describe(target)).resolves.toMatchObject({ TotalCount: 0 });
    for (const socket of slow) socket.destroy();
  });

  test.each([
    [431, "RequestHeaderFieldsTooLarge", `GET / HTTP/1.1\r\nx-endless: ${"y".repeat(100_000)}`],
    [400, "BadRequest", "GET / HTTP/1.1\r\nno header at all\r\n\r\n"],
    [
      400,
      "BadRequest",
      "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n",
    ],
    [400, "MissingParameter", "GET / HTTP/1.1\r\nhost: x\r\nexpect: the worst\r\nconnection: close\r\n\r\n"],
  ])("answers %i %s in the shape of every other error", async (status, code, bytes) => {
    const { emulator } = await startedEmulator();
    const socket = connect(emulator.port, emulator.host);
    socket.write(bytes);
    const answer = await text(socket);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(JSON.parse(answer.split("\r\n\r\n")[1] ?? "")).toMatchObject({
      Code: code,
      RequestId: expect.any(String),
    });
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
