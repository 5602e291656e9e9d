import { afterAll, beforeAll, expect, it } from "vitest";
import { steppedClock } from "../../emulator/index.js";
import { failureOf, leftBy } from "./support/client.js";
import { Host } from "./support/host.js";
import { actionsOf, checked, created, sentTo, startedCloud } from "./support/imageCache.js";

let host: Host;
beforeAll(async () => {
  host = await Host.start();
});
afterAll(() => host.close());

it("sends every argument under its wire name", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const { id, outs } = await created(client, {
    images: ["registry.example.com/a:1", "registry.example.com/b:2"],
    imageCacheName: "night",
    securityGroupId: "sg-1",
    vswitchIds: ["vsw-1", "vsw-2"],
    resourceGroupId: "rg-1",
    zoneId: "cn-beijing-a",
    imageCacheSize: 40,
    retentionDays: 7,
    autoMatchImageCache: true,
    flash: true,
    flashCopyCount: 2,
    standardCopyCount: 3,
    eliminationStrategy: "LRU",
    plainHttpRegistries: ["plain.example.com:5000", "other.example.com"],
    insecureRegistries: ["self.example.com"],
    osType: "Linux",
    tags: { team: "shop" },
    imageRegistryCredentials: [{ server: "registry.example.com", userName: "u", password: "p" }],
    acrRegistryInfos: [
      {
        instanceId: "cri-1",
        instanceName: "acr",
        regionId: "cn-hangzhou",
        domains: ["a.example.com", "b.example.com"],
        arnService: "acs:ram::1:role/s",
        arnUser: "acs:ram::2:role/u",
      },
    ],
  });
  const [sent] = sentTo(emulator, "CreateImageCache");
  const tagNumber = sent?.["Tag.1.Key"] === "team" ? 1 : 2;
  expect(sent).toMatchObject({
    "Image.1": "registry.example.com/a:1",
    "Image.2": "registry.example.com/b:2",
    ImageCacheName: "night",
    SecurityGroupId: "sg-1",
    VSwitchId: "vsw-1,vsw-2",
    ResourceGroupId: "rg-1",
    ZoneId: "cn-beijing-a",
    ImageCacheSize: "40",
    RetentionDays: "7",
    AutoMatchImageCache: "true",
    Flash: "true",
    FlashCopyCount: "2",
    StandardCopyCount: "3",
    EliminationStrategy: "LRU",
    PlainHttpRegistry: "plain.example.com:5000,other.example.com",
    InsecureRegistry: "self.example.com",
    OsType: "Linux",
    [`Tag.${tagNumber}.Key`]: "team",
    [`Tag.${tagNumber}.Value`]: "shop",
    "ImageRegistryCredential.1.Server": "registry.example.com",
    "ImageRegistryCredential.1.UserName": "u",
    "AcrRegistryInfo.1.InstanceId": "cri-1",
    "AcrRegistryInfo.1.InstanceName": "acr",
    "AcrRegistryInfo.1.RegionId": "cn-hangzhou",
    "AcrRegistryInfo.1.Domain.1": "a.example.com",
    "AcrRegistryInfo.1.Domain.2": "b.example.com",
    "AcrRegistryInfo.1.ArnService": "acs:ram::1:role/s",
    "AcrRegistryInfo.1.ArnUser": "acs:ram::2:role/u",
  });
  expect(emulator.imageCaches.get(id)?.ImageRegistryCredentials[0]?.Password).toBe("p");
  await client.delete(id, outs);
});

it("marks the cache with its owner in the create call, and hides the mark", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const { id, outs } = await created(client, { tags: { team: "shop" } });
  expect(emulator.imageCaches.get(id)?.Tags).toContainEqual({
    Key: "pulumi-eci-owner",
    Value: expect.stringMatching(/^[0-9a-f]{32} \S+\/\S+\/\S+$/),
  });
  expect(outs.tags).toEqual({ team: "shop" });
  expect((await client.read(id, outs)).outs.tags).toEqual({ team: "shop" });
});

it("returns as soon as the API has accepted the cache when nobody waits", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const { outs } = await created(client, { waitForReady: false });
  expect(outs.status).toBe("Preparing");
  expect(actionsOf(emulator)).toEqual([
    ...["ListUsage", "DescribeImageCaches"],
    ...["GetCallerIdentity", "DescribeImageCaches", "CreateImageCache"],
  ]);
});

it("keeps the id when the time is up, and the next update goes on waiting without another call", async () => {
  const emulator = await startedCloud({ clock: steppedClock() });
  const client = await host.openOn(emulator);
  const inputs = await checked(client, {}, { __timeouts: { create: 0.05 } });
  const left = await leftBy(client.create(inputs));
  expect(left.properties).toMatchObject({ status: "Preparing", imageCacheId: left.id });
  expect(left.reasons.join()).toMatch(
    /is still Preparing \(0%\) after \d+ s\. Last events: Started: .* It goes on in the cloud: run pulumi up again to go on waiting, or raise customTimeouts\./,
  );
  expect(await client.diff(left.id, left.properties, inputs)).toMatchObject({
    changes: "some",
    replaces: [],
  });

  emulator.imageCaches.finish(left.id);
  emulator.clearCalls();
  const updated = await client.update(left.id, left.properties, inputs);
  expect(updated.status).toBe("Ready");
  expect(actionsOf(emulator)).not.toContain("UpdateImageCache");
  expect(await client.diff(left.id, updated, inputs)).toMatchObject({ changes: "none" });
});

it("tells the cloud's events and what to do when a build fails", async () => {
  const emulator = await startedCloud({
    registries: { "registry.example.com": { userName: "u", password: "right" } },
  });
  const client = await host.openOn(emulator);
  const left = await leftBy(client.create(await checked(client)));
  expect(left.reasons.join()).toContain("registry.example.com answered 401 Unauthorized");
  expect(left.reasons.join()).toContain("Check server, userName and password in imageRegistryCredentials");
  expect(await client.diff(left.id, left.properties, await checked(client))).toMatchObject({
    changes: "some",
    replaces: ["status"],
    deleteBeforeReplace: true,
  });
});

it("keeps the id of a cache whose wait meets a missing permission", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const inputs = await checked(client);
  emulator.faults.add({
    action: "DescribeImageCaches",
    // The first one looks for what an interrupted run may have left.
    skip: 1,
    fault: { kind: "error", status: 403, code: "NoPermission", message: "No." },
  });
  const left = await leftBy(client.create(inputs));
  expect(left.reasons.join()).toContain("NoPermission");
  expect(left.properties.status).toBe("Preparing");
  expect((await client.update(left.id, left.properties, inputs)).status).toBe("Ready");
});

it("goes on without a look for leftovers that it may not take", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const inputs = await checked(client);
  emulator.faults.add({
    action: "DescribeImageCaches",
    fault: { kind: "error", status: 403, code: "NoPermission", message: "No." },
  });
  expect((await client.create(inputs)).outs.status).toBe("Ready");
});

it("takes over what a create of the same resource has left, unless it was made for other arguments", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const inputs = await checked(client);
  const { id } = await client.create(inputs);
  expect((await client.create(inputs)).id).toBe(id);
  const other = await client.create({ ...inputs, images: ["registry.example.com/other:1"] });
  expect(other.id).not.toBe(id);
  expect(emulator.imageCaches.list().map((cache) => cache.ImageCacheId)).toEqual([other.id]);
});

it("refuses to choose among several leftovers", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const inputs = await checked(client);
  await client.create(inputs);
  const [first] = emulator.imageCaches.list();
  const twin = await client.create({ ...inputs, __urn: "urn:pulumi:dev::other::x::web" });
  emulator.imageCaches.change(twin.id, { Tags: first?.Tags ?? [] });
  await expect(client.create(inputs)).rejects.toThrow(
    /left several objects of this resource: .*pulumi-eci sweep --yes/,
  );
  expect(emulator.imageCaches.list()).toHaveLength(2);
});

it("does not lose a cache that the list shows late", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  emulator.faults.add({
    action: "DescribeImageCaches",
    times: 2,
    fault: { kind: "garbled", status: 200, body: '{"RequestId":"1","TotalCount":0,"ImageCaches":[]}' },
  });
  expect((await created(client)).outs.status).toBe("Ready");
});

it("keeps the id of a cache that never shows up", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  emulator.faults.add({
    action: "DescribeImageCaches",
    times: 99,
    fault: { kind: "garbled", status: 200, body: '{"RequestId":"1","TotalCount":0,"ImageCaches":[]}' },
  });
  const left = await leftBy(client.create(await checked(client)));
  expect(left.id).toBe(emulator.imageCaches.list()[0]?.ImageCacheId);
  expect(left.reasons.join()).toContain("vanished from the cloud while it was being built");
});

it("says each phase once", async () => {
  const emulator = await startedCloud({ buildMs: 600_000, prepareMs: 300_000 });
  const client = await host.openOn(emulator);
  await created(client, {}, { name: "phases" });
  await host.drained();
  const lines = host.printed.split("\n").filter((line) => line.startsWith("ImageCache phases: "));
  expect(lines.filter((line) => line.includes("Preparing"))).toEqual(["ImageCache phases: Preparing 0%"]);
  expect(new Set(lines).size).toBe(lines.length);
  expect(lines.length).toBeLessThan(14);
});

it("says what to do when a cache that nobody has waited for is gone", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const { id, outs, inputs } = await created(client, { waitForReady: false });
  emulator.imageCaches.remove(id);
  expect(await client.diff(id, outs, inputs)).toMatchObject({ changes: "some", replaces: [] });
  expect((await failureOf(client.update(id, outs, inputs))).message).toContain("pulumi up --refresh");
});

it("replaces a cache that has failed while nobody waited", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const { id, outs, inputs } = await created(client, { waitForReady: false, images: ["fail-build:1"] });
  emulator.clock.advance(60_000);
  expect(await client.diff(id, outs, inputs)).toMatchObject({ changes: "some", replaces: ["status"] });
});
