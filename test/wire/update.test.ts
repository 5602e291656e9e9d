import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { steppedClock } from "../../emulator/index.js";
import { failureOf, leftBy, type Properties } from "./support/client.js";
import { Host } from "./support/host.js";
import { actionsOf, checked, created, sentTo, startedCloud } from "./support/imageCache.js";

const network = { securityGroupId: "sg-1", vswitchIds: ["vsw-1", "vsw-2"] };
const context = {
  ...network,
  imageCacheSize: 40,
  retentionDays: 7,
  autoMatchImageCache: true,
  resourceGroupId: "rg-1",
  imageRegistryCredentials: [{ server: "registry.example.com", userName: "u", password: "p" }],
  acrRegistryInfos: [{ instanceId: "cri-1", domains: ["a.example.com"] }],
};

let host: Host;
beforeAll(async () => {
  host = await Host.start();
});
afterAll(() => host.close());

async function begun(args: Properties = {}, options = {}) {
  const emulator = await startedCloud(options);
  const client = await host.openOn(emulator);
  const cache = await created(client, args);
  emulator.clearCalls();
  return { emulator, client, ...cache };
}

describe("what is sent", () => {
  it.each([
    [{ imageCacheName: "day" }, { ImageCacheName: "day" }],
    [{ securityGroupId: "sg-2" }, { SecurityGroupId: "sg-2" }],
    [{ vswitchIds: ["vsw-3"] }, { VSwitchId: "vsw-3" }],
    [{ eipInstanceId: "eip-1" }, { EipInstanceId: "eip-1" }],
    [{ resourceGroupId: "rg-2" }, { ResourceGroupId: "rg-2" }],
    [{ imageCacheSize: 60 }, { ImageCacheSize: "60" }],
    [{ retentionDays: 9 }, { RetentionDays: "9" }],
    [{ autoMatchImageCache: false }, { AutoMatchImageCache: "false" }],
    [{ flash: true }, { Flash: "true" }],
    [
      { flash: true, flashCopyCount: 4 },
      { Flash: "true", FlashCopyCount: "4" },
    ],
    [{ standardCopyCount: 4 }, { StandardCopyCount: "4" }],
    [{ eliminationStrategy: "LRU" }, { EliminationStrategy: "LRU" }],
    [
      { imageRegistryCredentials: [{ server: "r.example.com", userName: "v", password: "q" }] },
      {
        "ImageRegistryCredential.1.Server": "r.example.com",
        "ImageRegistryCredential.1.UserName": "v",
        "ImageRegistryCredential.1.Password": "***",
      },
    ],
    [{ acrRegistryInfos: [{ instanceId: "cri-2" }] }, { "AcrRegistryInfo.1.InstanceId": "cri-2" }],
  ])("for %o is that change alone", async (change, sent) => {
    const { emulator, client, id, outs, inputs } = await begun(context);
    const news = { ...inputs, ...change };
    expect(await client.diff(id, outs, news)).toMatchObject({ changes: "unknown", replaces: [] });
    const updated = await client.update(id, outs, news);
    expect(sentTo(emulator, "UpdateImageCache")).toEqual([{ ImageCacheId: id, ...sent }]);
    expect(updated).toMatchObject({ ...change, status: "Ready" });
    expect(await client.diff(id, updated, news)).toMatchObject({ changes: "none" });
  });

  it("for new images is the whole build", async () => {
    const { emulator, client, id, outs, inputs } = await begun(context);
    const updated = await client.update(id, outs, { ...inputs, images: ["registry.example.com/b:2"] });
    expect(sentTo(emulator, "UpdateImageCache")).toEqual([
      {
        ImageCacheId: id,
        ImageCacheName: inputs.imageCacheName,
        "Image.1": "registry.example.com/b:2",
        SecurityGroupId: "sg-1",
        VSwitchId: "vsw-1,vsw-2",
        ImageCacheSize: "40",
        RetentionDays: "7",
        AutoMatchImageCache: "true",
        ResourceGroupId: "rg-1",
        "ImageRegistryCredential.1.Server": "registry.example.com",
        "ImageRegistryCredential.1.UserName": "u",
        "ImageRegistryCredential.1.Password": "***",
        "AcrRegistryInfo.1.InstanceId": "cri-1",
        "AcrRegistryInfo.1.Domain.1": "a.example.com",
      },
    ]);
    expect(emulator.imageCaches.get(id)?.Images).toEqual(["registry.example.com/b:2"]);
    expect(updated).toMatchObject({ images: ["registry.example.com/b:2"], status: "Ready" });
  });

  it("for another order of images, vSwitches or domains is nothing", async () => {
    const { client, id, outs, inputs } = await begun({ ...network, images: ["a:1", "b:1"] });
    const news = { ...inputs, images: ["b:1", "a:1"], vswitchIds: ["vsw-2", "vsw-1"] };
    expect(await client.diff(id, outs, news)).toMatchObject({ changes: "none" });
  });

  it("for what stays on this machine is nothing", async () => {
    const { emulator, client, id, outs, inputs } = await begun();
    const news = { ...inputs, waitForReady: false, autoCreateEip: true, eipBandwidth: 10 };
    expect(await client.diff(id, outs, news)).toMatchObject({ changes: "unknown", replaces: [] });
    const updated = await client.update(id, outs, news);
    expect(updated).toMatchObject({ waitForReady: false, autoCreateEip: true, eipBandwidth: 10 });
    expect(actionsOf(emulator)).not.toContain("UpdateImageCache");
  });

  it("for tags is what comes and what goes", async () => {
    const { emulator, client, id, outs, inputs } = await begun({ tags: { a: "1", b: "2", c: "3" } });
    const updated = await client.update(id, outs, { ...inputs, tags: { b: "2", c: "4", d: "5" } });
    expect(sentTo(emulator, "UntagResources")).toMatchObject([{ "TagKey.1": "a", "ResourceId.1": id }]);
    expect(sentTo(emulator, "TagResources")).toMatchObject([
      { "Tag.1.Key": "c", "Tag.1.Value": "4", "Tag.2.Key": "d", "Tag.2.Value": "5" },
    ]);
    expect(actionsOf(emulator)).not.toContain("UpdateImageCache");
    expect(updated.tags).toEqual({ b: "2", c: "4", d: "5" });
  });

  it("repairs the owner's mark, and goes on without it where that is denied", async () => {
    const { emulator, client, id, outs, inputs } = await begun({ tags: { a: "1" } });
    emulator.imageCaches.change(id, { Tags: [{ Key: "a", Value: "1" }] });
    emulator.faults.add({
      action: "TagResources",
      fault: { kind: "error", status: 403, code: "NoPermission", message: "No." },
    });
    const updated = await client.update(id, outs, { ...inputs, retentionDays: 3 });
    expect(updated).toMatchObject({ status: "Ready", retentionDays: 3 });
    await vi.waitFor(() =>
      expect(host.printed).toContain("could not be marked with its owner: TagResources failed: NoPermission"),
    );
    await client.update(id, updated, { ...inputs, retentionDays: 4 });
    expect(
      emulator.imageCaches
        .get(id)
        ?.Tags.map((tag) => tag.Key)
        .sort(),
    ).toEqual(["a", "pulumi-eci-owner"]);
  });
});

it("counts in revision the pulls that the API has accepted, and nothing else", async () => {
  const { client, id, outs, inputs } = await begun();
  expect(outs.revision).toBe(1);
  const resized = await client.update(id, outs, { ...inputs, imageCacheSize: 40 });
  expect(resized.revision).toBe(1);
  const pulled = await client.update(id, resized, { ...inputs, imageCacheSize: 40, images: ["b:2"] });
  expect(pulled.revision).toBe(2);
  expect((await client.read(id, pulled)).outs.revision).toBe(2);
  const news = { ...inputs, imageCacheSize: 40, images: ["fail-build:3"] };
  const left = await leftBy(client.update(id, pulled, news));
  expect(left.properties).toMatchObject({ status: "UpdateFailed", revision: 3 });
  const repaired = { ...inputs, imageCacheSize: 40 };
  expect((await client.update(id, left.properties, repaired)).revision).toBe(4);
});

describe("what is taken back", () => {
  it("asks for it, and replaces the cache that keeps its retention all the same", async () => {
    const { emulator, client, id, outs, inputs } = await begun({ retentionDays: 7 });
    const { retentionDays, ...news } = inputs;
    expect(await client.diff(id, outs, news)).toMatchObject({ changes: "unknown", replaces: [] });
    const left = await leftBy(client.update(id, outs, news));
    expect(sentTo(emulator, "UpdateImageCache")).toEqual([{ ImageCacheId: id, RetentionDays: "" }]);
    expect(left.reasons.join()).toContain("the cloud has kept the old retentionDays");
    expect(left.properties.__uncleared).toEqual(["retentionDays"]);
    expect(await client.diff(id, left.properties, news)).toMatchObject({ replaces: ["retentionDays"] });
  });

  it("changes the kept retention in place when the declaration gives one again", async () => {
    const { client, id, outs, inputs } = await begun({ retentionDays: 7 });
    const { retentionDays, ...news } = inputs;
    const left = await leftBy(client.update(id, outs, news));
    const again = { ...news, retentionDays: 30 };
    expect(await client.diff(id, left.properties, again)).toMatchObject({ changes: "unknown", replaces: [] });
    const updated = await client.update(id, left.properties, again);
    expect(updated.__uncleared).toBeUndefined();
    expect(await client.diff(id, updated, again)).toMatchObject({ changes: "none" });
  });

  it("does not mistake what it knew before for what the cloud has kept", async () => {
    const { emulator, client, id, outs, inputs } = await begun({
      eliminationStrategy: "LRU",
      waitForReady: false,
    });
    emulator.imageCaches.finish(id);
    const { eliminationStrategy, ...news } = inputs;
    const updated = await client.update(id, outs, news);
    expect(sentTo(emulator, "UpdateImageCache")).toEqual([{ ImageCacheId: id, EliminationStrategy: "" }]);
    expect(updated.__uncleared).toBeUndefined();
    expect(updated.status).toBe("Ready");
    expect(await client.diff(id, updated, news)).toMatchObject({ changes: "none" });
  });

  it("clears a strategy that is declared empty", async () => {
    const { emulator, client, id, outs, inputs } = await begun({ eliminationStrategy: "LRU" });
    await client.update(id, outs, { ...inputs, eliminationStrategy: "" });
    expect(sentTo(emulator, "UpdateImageCache")).toEqual([{ ImageCacheId: id, EliminationStrategy: "" }]);
    expect(emulator.imageCaches.get(id)?.EliminationStrategy).toBe("");
  });

  it("replaces a cache that cannot shrink", async () => {
    const { client, id, outs, inputs } = await begun({ imageCacheSize: 40 });
    const news = { ...inputs, imageCacheSize: 20 };
    const left = await leftBy(client.update(id, outs, news));
    expect(await client.diff(id, left.properties, news)).toMatchObject({ replaces: ["imageCacheSize"] });
    expect(await client.diff(id, left.properties, inputs)).toMatchObject({ replaces: [] });
  });
});

describe("an update that goes wrong", () => {
  it("is a success when the API has nothing to change", async () => {
    const { emulator, client, id, outs, inputs } = await begun();
    emulator.faults.add({
      action: "UpdateImageCache",
      fault: { kind: "error", status: 400, code: "NoNeedUpdate", message: "Same." },
    });
    expect(await client.update(id, outs, { ...inputs, retentionDays: 5 })).toMatchObject({
      retentionDays: 5,
      status: "Ready",
    });
  });

  it("keeps the old arguments and what is left to do, and the next one does all of it", async () => {
    const { emulator, client, id, outs, inputs } = await begun({ tags: { a: "1" }, retentionDays: 7 });
    emulator.faults.add({
      action: "UpdateImageCache",
      fault: { kind: "error", status: 403, code: "QuotaExceeded", message: "Full." },
    });
    const news = { ...inputs, images: ["b:2"], tags: { b: "2" }, waitForReady: true };
    const left = await leftBy(client.update(id, outs, news));
    expect(left.properties).toMatchObject({
      images: inputs.images,
      tags: { a: "1" },
      __provider: client.text,
      status: "Ready",
    });
    expect(left.properties.__pendingUpdate).toEqual(["images", "tags"]);
    expect(left.reasons.join()).toMatch(
      /the update broke off: UpdateImageCache failed: QuotaExceeded: Full .* Run pulumi up again/,
    );

    // Even where the program takes its change back: what has become of the cloud is not known.
    expect(await client.diff(id, left.properties, inputs)).toMatchObject({ changes: "some" });
    emulator.clearCalls();
    const updated = await client.update(id, left.properties, news);
    expect(sentTo(emulator, "UpdateImageCache")).toMatchObject([{ "Image.1": "b:2", RetentionDays: "7" }]);
    expect(updated).toMatchObject({ images: ["b:2"], tags: { b: "2" } });
    expect(updated.__pendingUpdate).toBeUndefined();
    expect(await client.diff(id, updated, news)).toMatchObject({ changes: "none" });
  });

  it.each(["UntagResources", "TagResources"])("is finished by the next one when %s fails", async (action) => {
    const { emulator, client, id, outs, inputs } = await begun({ tags: { a: "1" } });
    emulator.faults.add({
      action,
      fault: { kind: "error", status: 403, code: "NoPermission", message: "No." },
    });
    const news = { ...inputs, tags: { b: "2" } };
    const left = await leftBy(client.update(id, outs, news));
    expect(left.properties.__pendingUpdate).toEqual(["tags"]);
    expect((await client.update(id, left.properties, news)).tags).toEqual({ b: "2" });
    expect(actionsOf(emulator)).not.toContain("UpdateImageCache");
  });

  it("tells the events of a pull that failed, and the next one pulls all again", async () => {
    const { emulator, client, id, outs, inputs } = await begun(network);
    const news = { ...inputs, images: ["fail-build:1"] };
    const left = await leftBy(client.update(id, outs, news));
    expect(left.reasons.join()).toContain("is UpdateFailed. Events: Failed: Failed to pull image");
    expect(left.properties).toMatchObject({ images: inputs.images, status: "UpdateFailed" });

    const repaired = { ...inputs, images: ["good:1"] };
    expect(await client.diff(id, left.properties, repaired)).toMatchObject({ replaces: [] });
    emulator.clearCalls();
    const updated = await client.update(id, left.properties, repaired);
    expect(sentTo(emulator, "UpdateImageCache")).toMatchObject([
      { "Image.1": "good:1", SecurityGroupId: "sg-1", VSwitchId: "vsw-1,vsw-2" },
    ]);
    expect(updated).toMatchObject({ status: "Ready", images: ["good:1"] });
  });

  it("pulls the old images again when the program takes back a pull that failed", async () => {
    const { emulator, client, id, outs, inputs } = await begun();
    const left = await leftBy(client.update(id, outs, { ...inputs, images: ["fail-build:1"] }));
    expect(await client.diff(id, left.properties, inputs)).toMatchObject({ changes: "some", replaces: [] });
    const updated = await client.update(id, left.properties, inputs);
    expect(updated.status).toBe("Ready");
    expect(emulator.imageCaches.get(id)?.Images).toEqual(inputs.images);
  });

  it("goes on waiting for a pull whose time was up, and does not pull again", async () => {
    const { emulator, client, id, outs, inputs } = await begun(
      {},
      { clock: steppedClock(), buildMs: 0, updateMs: 60_000 },
    );
    const news = { ...inputs, images: ["b:2"], __timeouts: { update: 0.1 } };
    const left = await leftBy(client.update(id, outs, news));
    expect(left.reasons.join()).toContain("is still Updating");
    expect(left.properties).toMatchObject({ status: "Updating", images: ["b:2"] });
    expect(await client.diff(id, left.properties, news)).toMatchObject({ changes: "some", replaces: [] });

    emulator.imageCaches.finish(id);
    emulator.clearCalls();
    const updated = await client.update(id, left.properties, news);
    expect(updated).toMatchObject({ status: "Ready", images: ["b:2"] });
    expect(actionsOf(emulator)).not.toContain("UpdateImageCache");
    expect(await client.diff(id, updated, news)).toMatchObject({ changes: "none" });
  });

  it("pulls again when a pull whose time was up fails in the end", async () => {
    const { emulator, client, id, outs, inputs } = await begun(
      {},
      { clock: steppedClock(), buildMs: 0, updateMs: 60_000 },
    );
    const news = { ...inputs, images: ["b:2"], __timeouts: { update: 0.1 } };
    const left = await leftBy(client.update(id, outs, news));
    emulator.imageCaches.fail(id);
    const first = await leftBy(client.update(id, left.properties, news).then(async (updated) => updated));
    // The pull is sent again; this clock stands still, so that its time is up too.
    expect(first.properties.status).toBe("Updating");
    expect(sentTo(emulator, "UpdateImageCache")).toHaveLength(2);
    emulator.imageCaches.finish(id);
    expect(await client.update(id, first.properties, news)).toMatchObject({ status: "Ready" });
  });

  it("waits for a build that nobody has waited for before it changes the cache", async () => {
    const { emulator, client, id, outs, inputs } = await begun({ waitForReady: false }, { buildMs: 200_000 });
    const updated = await client.update(id, outs, { ...inputs, retentionDays: 3 });
    expect(updated.retentionDays).toBe(3);
    expect(emulator.imageCaches.get(id)?.RetentionDays).toBe(3);
  });

  it("fails when a shorter retention has taken the cache away, although nobody waits for it", async () => {
    const { emulator, client, id, outs, inputs } = await begun({ waitForReady: false });
    emulator.imageCaches.finish(id);
    emulator.clock.advance(8 * 86_400_000);
    const failure = await failureOf(client.update(id, outs, { ...inputs, retentionDays: 7 }));
    expect(failure.message).toContain("no longer exists in the cloud");
    expect(emulator.isEmpty()).toBe(true);
  });

  it("says what to do when the cache is gone", async () => {
    const { emulator, client, id, outs, inputs } = await begun();
    emulator.imageCaches.remove(id);
    const failure = await failureOf(client.update(id, outs, { ...inputs, retentionDays: 3 }));
    expect(failure.left).toBeUndefined();
    expect(failure.message).toContain("no longer exists in the cloud");
    expect(failure.message).toContain("pulumi up --refresh");
  });

  it("repairs a cache whose last update failed, although nothing is declared anew", async () => {
    const { emulator, client, id, outs, inputs } = await begun(context);
    emulator.imageCaches.change(id, { Status: "UpdateFailed" });
    const { outs: refreshed } = await client.read(id, outs);
    expect(await client.diff(id, refreshed, inputs)).toMatchObject({ changes: "some", replaces: [] });
    const updated = await client.update(id, refreshed, inputs);
    expect(sentTo(emulator, "UpdateImageCache")).toMatchObject([
      { "Image.1": "registry.example.com/team/web:1" },
    ]);
    expect(updated.status).toBe("Ready");
  });
});

describe("what only a new cache can have", () => {
  it.each([
    [{ zoneId: "cn-beijing-b" }, ["zoneId"]],
    [{ osType: "Windows" }, ["osType"]],
    [{ plainHttpRegistries: ["p.example.com"] }, ["plainHttpRegistries"]],
    [{ insecureRegistries: ["i.example.com"] }, ["insecureRegistries"]],
    [
      {
        acrRegistryInfos: [
          { instanceId: "cri-1", arnService: "acs:ram::1:role/s", arnUser: "acs:ram::2:role/u" },
        ],
      },
      ["acrRegistryInfos"],
    ],
  ])("is replaced for %o", async (change, replaces) => {
    const { client, id, outs, inputs } = await begun();
    expect(await client.diff(id, outs, { ...inputs, ...change })).toEqual({
      changes: "unknown",
      replaces,
      deleteBeforeReplace: false,
    });
  });

  it("is replaced for images when an update could not repeat the way to them", async () => {
    const { client, id, outs, inputs } = await begun({ plainHttpRegistries: ["registry.example.com"] });
    expect(await client.diff(id, outs, { ...inputs, images: ["registry.example.com/b:2"] })).toMatchObject({
      replaces: ["images"],
    });
  });

  it("has another generated name than the one it replaces", async () => {
    const { client, inputs } = await begun();
    const other = await checked(client, { zoneId: "cn-beijing-b" });
    expect(other.imageCacheName).not.toBe(inputs.imageCacheName);
    expect(other.imageCacheName).toMatch(/^web-[0-9a-f]{8}$/);
  });

  it("keeps its generated name over updates", async () => {
    const { client, inputs } = await begun();
    const { imageCacheName, __generatedName, regionId, ...declaration } = inputs;
    const again = await client.check(inputs, { ...declaration, images: ["b:2"] });
    expect(again.inputs.imageCacheName).toBe(imageCacheName);
  });
});
