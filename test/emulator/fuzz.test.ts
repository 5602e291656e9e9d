import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { buffer, text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, describe as group, test } from "vitest";
import { apis } from "../../emulator/actions/index.js";
import { describe } from "../conformance/support/imageCaches.js";
import { Chance, type Noise, NoiseMaker } from "./support/noise.js";
import { startedEmulator } from "./support/startedEmulator.js";

const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
const actions = Object.entries(apis).flatMap(([version, { actions }]) =>
  Object.keys(actions).map((action) => [version, action] as const),
) as [readonly [string, string], ...(readonly [string, string])[]];
const batch = 50;

const agent = new Agent({ keepAlive: true, maxSockets: batch });
const rejections: unknown[] = [];
const note = (reason: unknown) => void rejections.push(reason);
beforeAll(() => {
  console.log(`FUZZ_SEED=${seed} replays this run.`);
  process.on("unhandledRejection", note);
});
afterAll(() => {
  agent.destroy();
  process.off("unhandledRejection", note);
});

function expectWellFormed(status: number, type: string | undefined, body: string, sent: unknown): void {
  const context = `${JSON.stringify(sent)?.slice(0, 2_000)} -> ${status} ${body.slice(0, 300)}`;
  expect(type, context).toMatch(/^application\/json/);
  const answer = JSON.parse(body) as { Code?: unknown; Message?: unknown };
  expect(answer.Code, context).not.toBe("InternalError");
  if (status >= 400) expect(typeof answer.Message, context).toBe("string");
  else expect(status, context).toBe(200);
}

async function exchange(port: number, noise: Noise): Promise<number> {
  const { method, path, headers, body } = noise;
  const length = { "content-length": String(Buffer.byteLength(body)) };
  const sent = request({ host: "127.0.0.1", port, agent, method, path, headers: { ...headers, ...length } });
  sent.end(body);
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  const status = answer.statusCode ?? 0;
  expectWellFormed(status, answer.headers["content-type"], await text(answer), noise);
  return status;
}

/** What comes back for these bytes; nothing where the request never ends. */
async function throwAt(port: number, bytes: Buffer): Promise<void> {
  const socket = connect(port, "127.0.0.1");
  // A connection that the other side breaks off is an answer too.
  socket.on("error", () => {});
  socket.end(bytes);
  const answer = await buffer(socket).then(String, () => "");
  const continued = answer.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, "");
  const [head = "", body = ""] = continued.split("\r\n\r\n", 2);
  const [, status] = /^HTTP\/1\.1 (\d{3}) /.exec(head) ?? [];
  if (continued === "" || status === undefined) return void expect(continued).toBe("");
  const length = Number(/content-length: (\d+)/i.exec(head)?.[1]);
  const whole = Buffer.from(body).subarray(0, length).toString();
  const type = /content-type: (.*)/i.exec(head)?.[1];
  // An answer to HEAD ends with its head.
  if (whole !== "") expectWellFormed(Number(status), type, whole, bytes.toString("latin1"));
}

async function inBatches(count: number, work: () => Promise<unknown>): Promise<void> {
  for (let done = 0; done < count; done += batch) await Promise.all(Array.from({ length: batch }, work));
}

group("whatever comes in", () => {
  test("without a good signature creates nothing and is answered in the vendor's shape", async () => {
    const { emulator, target } = await startedEmulator();
    const noise = new NoiseMaker(new Chance(seed), actions);
    await inBatches(1_500, async () =>
      expect(await exchange(emulator.port, noise.unsigned())).toBeGreaterThanOrEqual(400),
    );
    await inBatches(500, () => exchange(emulator.port, noise.control()));
    expect(emulator.isEmpty()).toBe(true);
    expect(Object.prototype).not.toHaveProperty("polluted");
    emulator.faults.clear();
    await expect(describe(target)).resolves.toMatchObject({ TotalCount: 0 });
    expect(rejections).toEqual([]);
  });

  test("with a good signature and senseless parameters is answered in the vendor's shape", async () => {
    const { emulator, target } = await startedEmulator();
    const noise = new NoiseMaker(new Chance(seed + 1), actions);
    await inBatches(1_500, () => exchange(emulator.port, noise.signed("test", "test")));
    expect(emulator.calls.filter(({ status }) => status === 200).length).toBeGreaterThan(10);
    await expect(describe(target)).resolves.toHaveProperty("TotalCount");
    expect(rejections).toEqual([]);
  });

  test("as broken bytes leaves the server in good health", async () => {
    const { emulator, target } = await startedEmulator();
    const noise = new NoiseMaker(new Chance(seed + 2), actions);
    await inBatches(1_500, () => throwAt(emulator.port, noise.broken()));
    expect(emulator.isEmpty()).toBe(true);
    emulator.faults.clear();
    await expect(describe(target)).resolves.toMatchObject({ TotalCount: 0 });
    expect(rejections).toEqual([]);
  });
});
