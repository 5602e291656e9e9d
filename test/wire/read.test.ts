import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failureOf } from "./support/client.js";
import { Host } from "./support/host.js";
import { created, declared, startedCloud } from "./support/imageCache.js";

const otherAccount = { accountId: "2000000000000002", accessKeyId: "other", accessKeySecret: "other" };
const accounts = [
  { accountId: "1000000000000001", accessKeyId: "test", accessKeySecret: "test" },
  otherAccount,
];
const asOther = { "alicloud:accessKey": "other", "alicloud:secretKey": "other" };

let host: Host;
beforeAll(async () => {
  host = await Host.start();
});
afterAll(() => host.close());

it("answers with an empty id when the cache is gone", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const { id, outs } = await created(client);
  emulator.imageCaches.remove(id);
  expect((await client.read(id, outs)).id).toBe("");
});

it("finds nothing to tell about a cache that nobody has touched", async () => {
  const emulator = await startedCloud();
  const client = await host.openOn(emulator);
  const { id, outs, inputs } = await created(client, {
    images: ["b:1", "a:1"],
    tags: { team: "shop" },
    vswitchIds: ["vsw-2", "vsw-1"],
    retentionDays: 5,
  });
  const read = await client.read(id, outs);
  expect(read.id).toBe(id);
  expect(read.inputs).toEqual(inputs);
  expect(read.outs).toEqual(outs);
  expect(await client.diff(id, read.outs, inputs)).toMatchObject({ changes: "none" });
});

describe("drift", () => {
  it.each([
    ["a new name", { ImageCacheName: "renamed" }, { imageCacheName: "renamed" }],
    ["other images", { Images: ["other:1"] }, { images: ["other:1"] }],
    ["another size", { ImageCacheSize: 99 }, { imageCacheSize: 99 }],
    ["another group", { ResourceGroupId: "rg-2" }, { resourceGroupId: "rg-2" }],
    ["another strategy", { EliminationStrategy: "LRU" }, { eliminationStrategy: "LRU" }],
    ["another tag", { Tags: [{ Key: "team", Value: "ops" }] }, { tags: { team: "ops" } }],
  ])("shows %s, and the next update repairs it", async (_, change, seen) => {
    const emulator = await startedCloud();
    const client = await host.openOn(emulator);
    const { id, outs, inputs } = await created(client, {
      imageCacheSize: 100,
      resourceGroupId: "rg-1",
      tags: { team: "shop" },
      eliminationStrategy: "",
    });
    emulator.imageCaches.change(id, change);
    const read = await client.read(id, outs);
    expect(read.inputs).toMatchObject(seen);
    expect(read.outs).toMatchObject(seen);
    expect(await client.diff(id, read.outs, inputs)).toMatchObject({ changes: "unknown", replaces: [] });
    const updated = await client.update(id, read.outs, inputs);
    const [name] = Object.keys(seen);
    expect(updated[String(name)]).toEqual(inputs[String(name)]);
    const again = await client.read(id, updated);
    expect(again.inputs).toEqual(inputs);
  });

  it("shows a tag that nobody has declared, and the next update takes it off", async () => {
    const emulator = await startedCloud();
    const client = await host.openOn(emulator);
    const { id, outs, inputs } = await created(client);
    const tags = emulator.imageCaches.get(id)?.Tags ?? [];
    emulator.imageCaches.change(id, { Tags: [...tags, { Key: "stray", Value: "1" }] });
    const read = await client.read(id, outs);
    expect(read.inputs.tags).toEqual({ stray: "1" });
    expect(await client.diff(id, read.outs, inputs)).toMatchObject({ changes: "unknown", replaces: [] });
    const updated = await client.update(id, read.outs, inputs);
    expect(updated.tags).toEqual({});
    expect(
      emulator.imageCaches
        .get(id)
        ?.Tags.map((tag) => tag.Key)
        .sort(),
    ).toEqual(["pulumi-eci-digest", "pulumi-eci-owner", "pulumi-eci-phase"]);
  });

  it("shows a strategy that nobody has declared, and the next update takes it back", async () => {
    const emulator = await startedCloud();
    const client = await host.openOn(emulator);
    const { id, outs, inputs } = await created(client);
    emulator.imageCaches.change(id, { EliminationStrategy: "LRU" });
    const read = await client.read(id, outs);
    expect(read.inputs.eliminationStrategy).toBe("LRU");
    expect(await client.diff(id, read.outs, inputs)).toMatchObject({ changes: "unknown", replaces: [] });
    await client.update(id, read.outs, inputs);
    expect(emulator.imageCaches.get(id)?.EliminationStrategy).toBe("");
  });

  it("does not take the server's defaults, its own tags or the owner's mark for drift", async () => {
    const emulator = await startedCloud();
    const client = await host.openOn(emulator);
    const { id, outs, inputs } = await created(client);
    const tags = emulator.imageCaches.get(id)?.Tags ?? [];
    emulator.imageCaches.change(id, { Tags: [...tags, { Key: "acs:ack", Value: "x" }] });
    expect((await client.read(id, outs)).inputs).toEqual(inputs);
  });

  it("shows a cache that the cloud has turned Failed, and replaces it", async () => {
    const emulator = await startedCloud();
    const client = await host.openOn(emulator);
    const { id, outs, inputs } = await created(client);
    emulator.imageCaches.fail(id, { message: "the snapshot is broken" });
    const read = await client.read(id, outs);
    expect(read.outs.status).toBe("Failed");
    expect(await client.diff(id, read.outs, inputs)).toMatchObject({ changes: "some", replaces: ["status"] });
  });
});

describe("what must never pass for gone", () => {
  it.each([
    ["a wrong key", { status: 404, code: "InvalidAccessKeyId.NotFound" }],
    ["a bare 404", { status: 404, code: "InvalidParameter.NotFound" }],
    ["an unknown region", { status: 404, code: "InvalidRegionId.NotFound" }],
    ["a missing permission", { status: 403, code: "NoPermission" }],
  ])("fails on %s", async (_, refusal) => {
    const emulator = await startedCloud();
    const client = await host.openOn(emulator);
    const { id, outs } = await created(client);
    emulator.faults.add({
      action: "DescribeImageCaches",
      fault: { kind: "error", message: "No.", ...refusal },
    });
    expect((await failureOf(client.read(id, outs))).message).toContain(refusal.code);
  });

  it.each(["{}", '{"RequestId":"1"}', '{"RequestId":"1","ImageCaches":{}}', '{"ok":true}'])(
    "fails on the answer %s, which holds no list",
    async (body) => {
      const emulator = await startedCloud();
      const client = await host.openOn(emulator);
      const { id, outs } = await created(client);
      emulator.faults.add({
        action: "DescribeImageCaches",
        times: 1_000,
        fault: { kind: "garbled", status: 200, body },
      });
      expect((await failureOf(client.read(id, outs))).message).toContain("answered without a list");
      expect(emulator.imageCaches.get(id)).toBeDefined();
      expect((await failureOf(client.delete(id, outs))).message).toContain("answered without a list");
    },
  );

  it("asks again after one answer without a list", async () => {
    const emulator = await startedCloud();
    const client = await host.openOn(emulator);
    const { id, outs } = await created(client);
    emulator.faults.add({
      action: "DescribeImageCaches",
      fault: { kind: "garbled", status: 200, body: '{"ImageCaches":null}' },
    });
    expect((await client.read(id, outs)).id).toBe(id);
  });

  it("fails in read and delete with the credentials of another account, and changes nothing", async () => {
    const emulator = await startedCloud({ accounts });
    const { id, outs } = await created(await host.openOn(emulator));
    const other = await host.openOn(emulator, asOther);
    const wrong =
      /belongs to the account 1000000000000001, .* of the account 2000000000000002\. Nothing was read or changed\./;
    expect((await failureOf(other.read(id, outs))).message).toMatch(wrong);
    expect((await failureOf(other.delete(id, outs))).message).toMatch(wrong);
    expect((await failureOf(other.update(id, outs, outs))).message).toMatch(wrong);
    expect(emulator.imageCaches.get(id)?.Status).toBe("Ready");
  });

  it("plans a replacement in another account, whose delete comes first and fails", async () => {
    const emulator = await startedCloud({ accounts });
    const { id, outs, inputs } = await created(await host.openOn(emulator));
    const other = await host.openOn(emulator, asOther);
    expect(await other.diff(id, outs, inputs)).toEqual({
      changes: "some",
      replaces: ["accountId"],
      deleteBeforeReplace: true,
    });
  });

  it("looks in the region that the state names, whatever the configuration says now", async () => {
    const emulator = await startedCloud();
    const { id, outs } = await created(await host.openOn(emulator));
    const elsewhere = await host.openOn(emulator, { "alicloud:region": "eu-west-1" });
    expect((await elsewhere.read(id, outs)).id).toBe(id);
    await elsewhere.delete(id, outs);
    expect(emulator.isEmpty()).toBe(true);
  });

  it("replaces when the region changes", async () => {
    const emulator = await startedCloud();
    const client = await host.openOn(emulator);
    const { id, outs } = await created(client);
    const { inputs } = await client.check(declared(), declared({ regionId: "eu-west-1" }));
    expect(await client.diff(id, outs, inputs)).toMatchObject({ changes: "unknown", replaces: ["regionId"] });
  });
});
