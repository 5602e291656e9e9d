import { afterAll, beforeAll, expect, it } from "vitest";
import { failureOf } from "./support/client.js";
import { Host } from "./support/host.js";
import { actionsOf, created, startedCloud } from "./support/imageCache.js";

let host: Host;
beforeAll(async () => {
  host = await Host.start();
});
afterAll(() => host.close());

it("deletes without a look before, and takes a cache that is gone already for deleted", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const { id, outs } = await created(client);
  emulator.imageCaches.remove(id);
  emulator.clearCalls();
  await client.delete(id, outs);
  expect(actionsOf(emulator)).toEqual(["DeleteImageCache", "DescribeImageCaches"]);
});

it.each([
  ["is gone", true],
  ["is there", false],
])("looks after a refusal that nobody knows, where the cache %s", async (_, isGone) => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const { id, outs } = await created(client);
  const refusal = { kind: "error", status: 400, code: "Strange.Refusal", message: "No." } as const;
  emulator.faults.add({ action: "DeleteImageCache", fault: refusal });
  if (isGone) emulator.imageCaches.remove(id);
  const deleted = client.delete(id, outs);
  if (isGone) await deleted;
  else expect((await failureOf(deleted)).message).toContain("Strange.Refusal");
});

it("takes a cache that vanishes under its hands for deleted", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const { id, outs } = await created(client);
  emulator.faults.add({ action: "DeleteImageCache", fault: { kind: "dropAfter" } });
  await client.delete(id, outs);
  expect(emulator.isEmpty()).toBe(true);
});

it("does not believe a refusal that the cache is unknown while it is still listed", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const { id, outs } = await created(client, {}, { __timeouts: { delete: 0.1 } });
  emulator.faults.add({
    action: "DeleteImageCache",
    fault: { kind: "error", status: 404, code: "InvalidParameter.NotFound", message: "Unknown." },
  });
  expect((await failureOf(client.delete(id, outs))).message).toContain("is still there (Ready)");
});

it("waits while the state refuses the deletion", async () => {
  const emulator = await startedCloud({ buildMs: 120_000 });
  const client = await host.openOn(emulator);
  const { id, outs } = await created(client, { waitForReady: false });
  await client.delete(id, outs);
  expect(emulator.isEmpty()).toBe(true);
  expect(actionsOf(emulator).filter((action) => action === "DeleteImageCache").length).toBeGreaterThan(2);
});

it("waits until the cache is really gone", async () => {
  const emulator = await startedCloud({ deleteMs: 60_000 });
  const client = await host.openOn(emulator);
  const { id, outs } = await created(client);
  await client.delete(id, outs);
  expect(emulator.isEmpty()).toBe(true);
});

it("honours its deadline", async () => {
  const emulator = await startedCloud({ deleteMs: 1e12 });
  const client = await host.openOn(emulator);
  const { id, outs } = await created(client, {}, { __timeouts: { delete: 0.1 } });
  const failure = await failureOf(client.delete(id, outs));
  expect(failure.message).toBe(
    `ImageCache web (${id}): was asked to go, but is still there (Ready). Run the command again to go on waiting.`,
  );
});

it("can be repeated", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const { id, outs } = await created(client);
  await client.delete(id, outs);
  await client.delete(id, outs);
  expect(emulator.isEmpty()).toBe(true);
});
