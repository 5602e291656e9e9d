import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Fault } from "../../emulator/index.js";
import { failureOf } from "./support/client.js";
import { Host } from "./support/host.js";
import { actionsOf, checked, created, startedCloud } from "./support/imageCache.js";

let host: Host;
beforeAll(async () => {
  host = await Host.start();
});
afterAll(() => host.close());

const passing: [string, Fault][] = [
  ["is throttled", { kind: "throttle" }],
  ["is throttled with a hint", { kind: "throttle", retryAfterMs: 30 }],
  ["meets an internal error", { kind: "error", status: 500, code: "InternalError", message: "Oops." }],
  ["meets a busy service", { kind: "error", status: 503, code: "ServiceUnavailable", message: "Later." }],
  ["conflicts with another call", { kind: "error", status: 400, code: "OperationConflict", message: "x" }],
  ["is degraded", { kind: "error", status: 400, code: "Degrade.Api", message: "x" }],
  ["is dropped before it is done", { kind: "dropBefore" }],
  ["is dropped after it is done", { kind: "dropAfter" }],
  ["is answered by a proxy", { kind: "garbled" }],
  ["is answered with HTML and status 200", { kind: "garbled", status: 200 }],
  ["is answered late", { kind: "slow", ms: 50 }],
];

it.each(passing)("makes one cache when the create call %s", async (_, fault) => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  emulator.faults.add({ action: "CreateImageCache", times: 2, fault });
  const { id, outs } = await created(client);
  expect(emulator.imageCaches.list().map((cache) => cache.ImageCacheId)).toEqual([id]);
  const tokens = emulator.calls
    .filter((call) => call.action === "CreateImageCache")
    .map((call) => call.parameters.ClientToken);
  expect(new Set(tokens).size).toBe(1);
  await client.delete(id, outs);
  expect(emulator.isEmpty()).toBe(true);
});

it.each(passing)("goes on when any single call %s", async (_, fault) => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  for (const action of ["GetCallerIdentity", "DescribeImageCaches", "UpdateImageCache", "DeleteImageCache"]) {
    emulator.faults.add({ action, fault });
  }
  const { id, outs, inputs } = await created(client);
  const updated = await client.update(id, outs, { ...inputs, images: ["a:2"] });
  expect(updated).toMatchObject({ status: "Ready", images: ["a:2"] });
  await client.delete(id, updated);
  expect(emulator.isEmpty()).toBe(true);
  expect(emulator.faults.list()).toEqual([]);
});

it("draws a new token for each create", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const inputs = await checked(client);
  await client.create(inputs);
  await client.create({ ...inputs, __urn: "urn:pulumi:dev::other::x::web" });
  const tokens = emulator.calls.flatMap((call) =>
    call.action === "CreateImageCache" ? [call.parameters.ClientToken] : [],
  );
  expect(new Set(tokens).size).toBe(2);
});

it("waits at least as long as the server asks", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  emulator.faults.add({ action: "GetCallerIdentity", fault: { kind: "throttle", retryAfterMs: 120 } });
  const inputs = await checked(client);
  const started = performance.now();
  await client.create(inputs);
  expect(performance.now() - started).toBeGreaterThan(115);
});

it.each([
  ["a quota", 403, "QuotaExceeded"],
  ["a refused login", 503, "containerRepositoryAuthorizationFailed"],
  ["a missing permission", 403, "Forbidden.RAM"],
  ["a wrong key", 404, "InvalidAccessKeyId.NotFound"],
  ["a token of another call", 400, "IdempotentParameterMismatch"],
])("asks only once where %s refuses the create call", async (_, status, code) => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  emulator.faults.add({
    action: "CreateImageCache",
    times: 9,
    fault: { kind: "error", status, code, message: "No." },
  });
  const failure = await failureOf(client.create(await checked(client)));
  expect(failure.left).toBeUndefined();
  expect(failure.message).toMatch(
    new RegExp(
      `^ImageCache web: CreateImageCache failed: ${code}: No \\(HTTP ${status}, request [0-9A-F-]+\\)(\\.|$)`,
    ),
  );
  expect(actionsOf(emulator).filter((action) => action === "CreateImageCache")).toHaveLength(1);
});

it("gives up at the deadline while it is throttled", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const inputs = await checked(client, {}, { __timeouts: { create: 0.1 } });
  emulator.faults.add({ action: "CreateImageCache", times: 10_000, fault: { kind: "throttle" } });
  const started = performance.now();
  expect((await failureOf(client.create(inputs))).message).toContain("Throttling.User");
  expect(performance.now() - started).toBeLessThan(1_000);
});

it("does not wait for a hint beyond the deadline", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const inputs = await checked(client, {}, { __timeouts: { create: 5 } });
  emulator.faults.add({ action: "CreateImageCache", fault: { kind: "throttle", retryAfterMs: 3_600_000 } });
  const started = performance.now();
  await failureOf(client.create(inputs));
  expect(performance.now() - started).toBeLessThan(2_000);
});

it("gives up on an endpoint that nobody serves long before the deadline, and says what it waits for", async () => {
  const client = await host.openOn({ url: "http://127.0.0.1:9" });
  const failure = await failureOf(client.create(await checked(client)));
  expect(failure.message).toContain("127.0.0.1:9 cannot be reached or closed the connection (ECONNREFUSED)");
  await vi.waitFor(() =>
    expect(host.printed).toMatch(/GetCallerIdentity failed: ConnectionFailed: .* Trying again\./),
  );
});

it("repeats a call whose answer does not come", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator, {
    "alicloud:clientReadTimeout": "150",
    "alicloud:clientConnectTimeout": "150",
  });
  emulator.faults.add({ action: "CreateImageCache", fault: { kind: "hang" } });
  await created(client);
  expect(emulator.imageCaches.list()).toHaveLength(1);
});
