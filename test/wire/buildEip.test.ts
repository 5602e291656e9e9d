import { afterAll, beforeAll, expect, it } from "vitest";
import { steppedClock } from "../../emulator/index.js";
import { allocate } from "../conformance/support/eips.js";
import { failureOf, leftBy } from "./support/client.js";
import { Host } from "./support/host.js";
import { actionsOf, checked, created, sentTo, startedCloud } from "./support/imageCache.js";

const withEip = {
  images: ["docker.io/library/nginx:1"],
  autoCreateEip: true,
  eipBandwidth: 50,
  eipInternetChargeType: "PayByTraffic",
  eipIsp: "BGP",
};
const online = { requireInternetRoute: true };

let host: Host;
beforeAll(async () => {
  host = await Host.start();
});
afterAll(() => host.close());

it("allocates an address, builds with it, and releases it", async () => {
  const emulator = await startedCloud(online);
  const client = await host.openOn(emulator);
  const { id, outs } = await created(client, withEip);
  expect(outs.status).toBe("Ready");
  expect(outs.__buildEip).toBeUndefined();
  expect(sentTo(emulator, "AllocateEipAddress")).toMatchObject([
    { Bandwidth: "50", InternetChargeType: "PayByTraffic", ISP: "BGP" },
  ]);
  expect(sentTo(emulator, "CreateImageCache")[0]?.EipInstanceId).toMatch(/^eip-/);
  expect(emulator.eips.list()).toEqual([]);
  await client.delete(id, outs);
  expect(emulator.isEmpty()).toBe(true);
});

it("pays by traffic where the program leaves that open, and says so to nobody but the API", async () => {
  const emulator = await startedCloud(online);
  const client = await host.openOn(emulator);
  const { outs } = await created(client, { images: withEip.images, autoCreateEip: true });
  expect(sentTo(emulator, "AllocateEipAddress")).toMatchObject([
    { Bandwidth: "100", InternetChargeType: "PayByTraffic" },
  ]);
  expect(outs).not.toHaveProperty("eipBandwidth");
  expect(outs).not.toHaveProperty("eipInternetChargeType");
});

it("builds with an address whose answer nobody can read", async () => {
  const emulator = await startedCloud(online);
  emulator.faults.add({ action: "AllocateEipAddress", times: 1_000, fault: { kind: "garbled" } });
  const client = await host.openOn(emulator);
  const { outs } = await created(client, withEip);
  expect(outs.status).toBe("Ready");
  expect(sentTo(emulator, "CreateImageCache")[0]?.EipInstanceId).toMatch(/^eip-/);
  expect(emulator.eips.list()).toEqual([]);
});

it("joins the bandwidth package, and leaves it before the release", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  await created(client, { ...withEip, eipCommonBandwidthPackageId: "cbwp-1" });
  const actions = actionsOf(emulator);
  expect(actions).toContain("AddCommonBandwidthPackageIp");
  expect(actions.indexOf("RemoveCommonBandwidthPackageIp")).toBeLessThan(
    actions.indexOf("ReleaseEipAddress"),
  );
  expect(emulator.eips.list()).toEqual([]);
});

it("releases the address when the package takes no address", async () => {
  const emulator = await startedCloud({ strictBandwidthPackages: true });
  const client = await host.openOn(emulator);
  const inputs = await checked(client, { ...withEip, eipCommonBandwidthPackageId: "cbwp-1" });
  const failure = await failureOf(client.create(inputs));
  expect(failure.message).toContain("AddCommonBandwidthPackageIp failed");
  expect(emulator.isEmpty()).toBe(true);
});

it("releases the address of a build that fails", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const left = await leftBy(client.create(await checked(client, { ...withEip, images: ["fail-build:1"] })));
  expect(left.properties.status).toBe("Failed");
  expect(left.properties.__buildEip).toBeUndefined();
  expect(emulator.eips.list()).toEqual([]);
  await client.delete(left.id, left.properties);
  expect(emulator.isEmpty()).toBe(true);
});

it("releases the address of a create call that is refused", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  emulator.faults.add({
    action: "CreateImageCache",
    fault: { kind: "error", status: 403, code: "QuotaExceeded", message: "Full." },
  });
  const failure = await failureOf(client.create(await checked(client, withEip)));
  expect(failure.message).toContain("QuotaExceeded");
  expect(failure.left).toBeUndefined();
  expect(emulator.isEmpty()).toBe(true);
});

it("tells the refusal and not the release when both go wrong, and the next run takes the address over", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const inputs = await checked(client, withEip);
  const refuse = (action: string, code: string) =>
    emulator.faults.add({ action, fault: { kind: "error", status: 403, code, message: "No." } });
  refuse("CreateImageCache", "QuotaExceeded");
  refuse("ReleaseEipAddress", "NoPermission");
  expect((await failureOf(client.create(inputs))).message).toContain("QuotaExceeded");
  expect(emulator.eips.list()).toHaveLength(1);
  emulator.clearCalls();
  await client.create(inputs);
  expect(actionsOf(emulator)).not.toContain("AllocateEipAddress");
  expect(emulator.eips.list()).toEqual([]);
});

it("allocates one address when the answer to the allocation is lost", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  emulator.faults.add({ action: "AllocateEipAddress", fault: { kind: "dropAfter" } });
  await created(client, withEip);
  expect(emulator.eips.list()).toEqual([]);
});

it("remembers the address of a build whose time was up, and releases it when the build has ended", async () => {
  const emulator = await startedCloud({ clock: steppedClock({ stepMs: 10 }), eipReleaseMs: 50 });
  const client = await host.openOn(emulator);
  const inputs = await checked(client, withEip, { __timeouts: { create: 0.05 } });
  const left = await leftBy(client.create(inputs));
  const [address] = emulator.eips.list();
  expect(left.properties.__buildEip).toBe(address?.AllocationId);
  expect(await client.diff(left.id, left.properties, inputs)).toMatchObject({
    changes: "some",
    replaces: [],
  });

  emulator.imageCaches.finish(left.id);
  const updated = await client.update(left.id, left.properties, inputs);
  expect(updated).toMatchObject({ status: "Ready" });
  expect(updated.__buildEip).toBeUndefined();
  expect(emulator.eips.list()).toEqual([]);
});

it("releases the address of a build whose time was up when the cache is deleted instead", async () => {
  const emulator = await startedCloud({
    clock: steppedClock({ stepMs: 10 }),
    eipReleaseMs: 50,
    deleteWhileBuilding: "allowed",
  });
  const client = await host.openOn(emulator);
  const left = await leftBy(client.create(await checked(client, withEip, { __timeouts: { create: 0.05 } })));
  await client.delete(left.id, left.properties);
  expect(emulator.isEmpty()).toBe(true);
});

it("remembers an address that cannot be released, and releases it with the next update", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const inputs = await checked(client, withEip);
  emulator.faults.add({
    action: "ReleaseEipAddress",
    fault: { kind: "error", status: 403, code: "NoPermission", message: "No." },
  });
  const left = await leftBy(client.create(inputs));
  expect(left.reasons.join()).toContain(
    "its build could not be released: ReleaseEipAddress failed: NoPermission",
  );
  expect(left.properties.status).toBe("Ready");
  expect(await client.diff(left.id, left.properties, inputs)).toMatchObject({
    changes: "some",
    replaces: [],
  });
  const updated = await client.update(left.id, left.properties, inputs);
  expect(updated.__buildEip).toBeUndefined();
  expect(emulator.eips.list()).toEqual([]);
});

it("waits for the build even when nobody wants to, because somebody has to release the address", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const { outs } = await created(client, { ...withEip, waitForReady: false });
  expect(outs.status).toBe("Ready");
  expect(emulator.eips.list()).toEqual([]);
});

it("allocates another address for a new pull, and releases it", async () => {
  const emulator = await startedCloud(online);
  const client = await host.openOn(emulator);
  const { id, outs, inputs } = await created(client, withEip);
  const updated = await client.update(id, outs, { ...inputs, images: ["docker.io/library/nginx:2"] });
  expect(sentTo(emulator, "UpdateImageCache")[0]?.EipInstanceId).toMatch(/^eip-/);
  expect(updated.status).toBe("Ready");
  expect(emulator.eips.list()).toEqual([]);
});

it("remembers the address of a pull that is refused, and no other one later", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const { id, outs, inputs } = await created(client, withEip);
  emulator.faults.add({
    action: "UpdateImageCache",
    fault: { kind: "error", status: 403, code: "QuotaExceeded", message: "Full." },
  });
  const news = { ...inputs, images: ["docker.io/library/nginx:2"] };
  const left = await leftBy(client.update(id, outs, news));
  expect(left.properties.__buildEip).toBe(emulator.eips.list()[0]?.AllocationId);
  const again = await leftBy(
    client.update(id, left.properties, { ...news, images: ["docker.io/library/fail-build:2"] }),
  );
  expect(again.properties.__buildEip).toBeUndefined();
  expect(emulator.eips.list()).toEqual([]);
});

it("releases every leftover of its owner when the cache is deleted", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const { id, outs, inputs } = await created(client, withEip);
  emulator.faults.add({
    action: "UpdateImageCache",
    fault: { kind: "error", status: 403, code: "QuotaExceeded", message: "Full." },
  });
  await leftBy(client.update(id, outs, { ...inputs, images: ["docker.io/library/nginx:2"] }));
  // As after a kill: the state does not know of the address.
  await client.delete(id, outs);
  expect(emulator.isEmpty()).toBe(true);
});

it("keeps an address that is declared", async () => {
  const emulator = await startedCloud(online);
  const client = await host.openOn(emulator);
  const eipInstanceId = await allocate({
    endpoint: `${emulator.host}:${emulator.port}`,
    accessKeyId: "test",
    accessKeySecret: "test",
    region: "cn-beijing",
  });
  const { id, outs } = await created(client, { images: withEip.images, eipInstanceId });
  expect(outs).toMatchObject({ status: "Ready", eipInstanceId });
  await client.delete(id, outs);
  expect(emulator.eips.list()).toHaveLength(1);
  expect(actionsOf(emulator)).not.toContain("ReleaseEipAddress");
});

it("takes over no address of another resource", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const first = await checked(client, withEip, { name: "first" });
  const refuse = (action: string) =>
    emulator.faults.add({
      action,
      fault: { kind: "error", status: 403, code: "NoPermission", message: "No." },
    });
  refuse("CreateImageCache");
  refuse("ReleaseEipAddress");
  await failureOf(client.create(first));
  const [leftover] = emulator.eips.list();
  const second = await created(client, withEip, { name: "second" });
  await client.delete(second.id, second.outs);
  expect(emulator.eips.list()).toMatchObject([{ AllocationId: leftover?.AllocationId }]);
});

it("replaces a cache that clings to the released address of its last build", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const { id, outs, inputs } = await created(client, withEip);
  const { autoCreateEip, eipBandwidth, eipInternetChargeType, eipIsp, ...rest } = inputs;
  const news = { ...rest, images: ["registry.example.com/b:2"] };
  const left = await leftBy(client.update(id, outs, news));
  expect(left.reasons.join()).toContain("the cloud has kept the old eipInstanceId");
  expect(await client.diff(id, left.properties, news)).toMatchObject({ replaces: ["eipInstanceId"] });
  const other = await created(client, { images: news.images });
  await client.delete(id, left.properties);
  await client.delete(other.id, other.outs);
  expect(emulator.isEmpty()).toBe(true);
});
