import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { failureOf, leftBy } from "./support/client.js";
import { Host, startedHost } from "./support/host.js";
import { actionsOf, checked, created, declared, startedCloud } from "./support/imageCache.js";

const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

describe("the adapter under Pulumi's own host", () => {
  let host: Host;
  beforeAll(async () => {
    host = await Host.start();
  });
  afterAll(() => host.close());

  it("answers first calls that come together as configured", async () => {
    const emulator = await startedCloud();
    const client = await host.openOn(emulator, { "alicloud:region": "eu-central-1" });
    const names = ["a", "b", "c", "d", "e"];
    const results = await Promise.all(names.map((name) => client.check({}, declared({}, { name }))));
    expect(results.map(({ inputs }) => inputs.regionId)).toEqual(names.map(() => "eu-central-1"));
  });

  it("rejects every call with the reason when the configuration is wrong", async () => {
    const client = await host.open({ "alicloud:protocol": "GOPHER" });
    const failures = await Promise.all([
      failureOf(client.check({}, declared())),
      failureOf(client.check({}, declared())),
      failureOf(client.create(declared())),
      failureOf(client.read("imc-1", declared({}, { __provider: client.text }))),
    ]);
    const later = await failureOf(client.check({}, declared()));
    for (const { message } of [...failures, later]) {
      expect(message).toContain('alicloud:protocol must be HTTP or HTTPS, not "GOPHER".');
    }
  });

  it("names the resource in the message of a failure", async () => {
    const client = await host.open({ "alicloud:protocol": "GOPHER" });
    const { message } = await failureOf(client.check({}, declared({}, { name: "nightly" })));
    expect(message).toMatch(/^ImageCache nightly: /);
  });

  it("prints no stack trace for a failure", async () => {
    const client = await host.open({ "alicloud:protocol": "GOPHER" });
    await failureOf(client.check({}, declared()));
    await vi.waitFor(() =>
      expect(host.printed).toContain("check failed: the reason stands with the resource."),
    );
    expect(host.printed).not.toMatch(/^\s+at /m);
  });

  it("returns results that hold neither undefined nor null", async () => {
    const emulator = await startedCloud();
    const client = await host.openOn(emulator);
    const { id, outs } = await created(client, { waitForReady: false });
    expect(Object.values(outs)).not.toContain(null);
    const read = await client.read(id, outs);
    expect(Object.values(read.outs)).not.toContain(null);
    expect(Object.values(read.inputs)).not.toContain(null);
  });

  it("keeps the provider's text in every result", async () => {
    const emulator = await startedCloud();
    const client = await host.openOn(emulator);
    const { id, outs, inputs } = await created(client);
    const read = await client.read(id, outs);
    const updated = await client.update(id, outs, { ...inputs, retentionDays: 3 });
    for (const result of [inputs, outs, read.outs, read.inputs, updated]) {
      expect(result.__provider).toBe(client.text);
    }
  });

  it("hands back id, properties with the provider's text and reasons when a build fails", async () => {
    const emulator = await startedCloud();
    const client = await host.openOn(emulator);
    const inputs = await checked(client, { images: ["registry.example.com/fail-build:1"] });
    const left = await leftBy(client.create(inputs));
    expect(left.id).toMatch(/^imc-/);
    expect(left.properties).toMatchObject({
      ...inputs,
      __provider: client.text,
      imageCacheId: left.id,
      status: "Failed",
      accountId: "1000000000000001",
    });
    expect(left.reasons).toHaveLength(1);
    expect(left.reasons[0]).toMatch(new RegExp(`^ImageCache web \\(${left.id}\\): is Failed\\. Events: `));
    await client.delete(left.id, left.properties);
    expect(emulator.isEmpty()).toBe(true);
  });

  it("answers at once when the server's error would carry more than the host can pass on", async () => {
    const emulator = await startedCloud();
    const client = await host.openOn(emulator);
    emulator.faults.add({
      action: "GetCallerIdentity",
      fault: { kind: "error", status: 404, code: "Forbidden.RAM", message: "metadata: {}" },
    });
    const { message, code } = await failureOf(client.create(await checked(client)));
    expect(message).toContain("Forbidden.RAM");
    expect(code).toBe("UNKNOWN");
  });

  it("never turns a server's status into a gRPC code", async () => {
    const emulator = await startedCloud();
    const client = await host.openOn(emulator);
    const { id, outs } = await created(client);
    emulator.faults.add({
      action: "DescribeImageCaches",
      fault: { kind: "error", status: 404, code: "InvalidAccessKeyId.NotFound", message: "No such key." },
    });
    expect((await failureOf(client.read(id, outs))).code).toBe("UNKNOWN");
  });

  it.each([
    ["a number", { imageCacheSize: unknown }],
    ["a flag", { flash: unknown }],
    ["a list", { images: unknown }],
    ["an item of a list", { images: ["a:1", unknown] }],
    ["a list of ids", { vswitchIds: unknown }],
    ["an id of a list", { vswitchIds: ["vsw-1", unknown] }],
    ["a map", { tags: unknown }],
    ["a value of a map", { tags: { team: unknown } }],
    ["a list of objects", { imageRegistryCredentials: unknown }],
    ["an object of a list", { imageRegistryCredentials: [unknown] }],
    ["a field", { imageRegistryCredentials: [{ server: unknown, userName: unknown, password: unknown }] }],
    ["a list in an object", { acrRegistryInfos: [{ instanceId: "cri-1", domains: [unknown] }] }],
    ["the region", { regionId: unknown }],
    ["the name", { imageCacheName: unknown }],
  ])("passes %s that is unknown through check and diff", async (_, args) => {
    const emulator = await startedCloud();
    const client = await host.openOn(emulator);
    const { inputs, failures } = await client.check({}, declared(args));
    expect(failures).toEqual([]);
    expect(inputs).toMatchObject(args);
    const olds = { ...declared(), regionId: "cn-beijing", status: "Ready", accountId: "1000000000000001" };
    expect((await client.diff("imc-1", olds, inputs)).changes).toBe("unknown");
  });

  it("leaves the name unknown while what it is made of is unknown", async () => {
    const emulator = await startedCloud();
    const client = await host.openOn(emulator);
    const { inputs } = await client.check({}, declared({ images: [unknown] }));
    expect(inputs.imageCacheName).toBe(unknown);
  });

  it("takes a changed timeout and a renamed stack for changes that reach the state", async () => {
    const emulator = await startedCloud();
    const client = await host.openOn(emulator);
    const { id, outs, inputs } = await created(client);
    expect(await client.diff(id, outs, inputs)).toMatchObject({ changes: "none", replaces: [] });
    for (const hidden of [
      { __timeouts: { create: 60 } },
      { __urn: "urn:pulumi:prod::shop::pulumi-nodejs:dynamic/eci:ImageCache::web" },
      { __urn: "urn:pulumi:x" },
    ]) {
      expect(await client.diff(id, outs, { ...inputs, ...hidden })).toMatchObject({
        changes: "unknown",
        replaces: [],
      });
    }
    emulator.clearCalls();
    const updated = await client.update(id, outs, { ...inputs, __urn: "urn:pulumi:x" });
    expect(updated.__urn).toBe("urn:pulumi:x");
    expect(actionsOf(emulator)).toContain("TagResources");
    expect(actionsOf(emulator)).not.toContain("UpdateImageCache");
  });
});

it("takes endpoints, keys and region from the environment", async () => {
  const emulator = await startedCloud();
  const host = await startedHost({
    environment: {
      ECI_ENDPOINT: emulator.url,
      VPC_ENDPOINT: emulator.url,
      STS_ENDPOINT: emulator.url,
      ALICLOUD_ACCESS_KEY: "test",
      ALICLOUD_SECRET_KEY: "test",
      ALICLOUD_REGION: "ap-southeast-1",
      PULUMI_ECI_WAIT_FACTOR: "0.01",
    },
  });
  const client = await host.open({});
  const { id, outs } = await created(client);
  expect(emulator.imageCaches.get(id)).toMatchObject({ RegionId: "ap-southeast-1", Status: "Ready" });
  await client.delete(id, outs);
  expect(emulator.isEmpty()).toBe(true);
});
