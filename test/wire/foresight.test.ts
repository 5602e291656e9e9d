import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Emulator } from "../../emulator/index.js";
import { call } from "../conformance/support/clients.js";
import { createNetwork, createWayOut } from "../conformance/support/natGateways.js";
import { createVSwitch } from "../conformance/support/networks.js";
import type { Client, Properties } from "./support/client.js";
import { Host, startedHost } from "./support/host.js";
import { actionsOf, checked, created, declared, sentTo, startedCloud } from "./support/imageCache.js";

let host: Host;
beforeAll(async () => {
  host = await Host.start();
});
afterAll(() => host.close());

/** What a host prints meanwhile. */
async function printedBy(body: () => Promise<unknown>, by = host): Promise<string> {
  const before = by.printed.length;
  await body();
  await by.drained();
  return by.printed.slice(before);
}

const targetOf = (emulator: Emulator) => ({
  endpoint: `${emulator.host}:${emulator.port}`,
  ...{ accessKeyId: "test", accessKeySecret: "test", region: "cn-beijing" },
});

const warningsIn = (printed: string) => printed.split("\n").filter((line) => line.includes("warning:"));

describe("the quota", () => {
  const checkAll = (client: Client, names: readonly string[], args: Properties = {}) =>
    Promise.all(names.map((name) => checked(client, args, { name, __urn: urnOf(name) })));
  const urnOf = (name: string) => `urn:pulumi:dev::shop::pulumi-nodejs:dynamic/eci:ImageCache::${name}`;

  it("is asked for once, and told of once with the numbers where the new caches exceed it", async () => {
    const emulator = await startedCloud({ imageCacheQuota: 3 });
    await created(await host.openOn(emulator), {}, { name: "old", __urn: urnOf("old") });
    const preview = await startedHost();
    const client = await preview.openOn(emulator);
    emulator.clearCalls();
    const quiet = await printedBy(() => checkAll(client, ["a", "b", "b"]), preview);
    expect(warningsIn(quiet)).toEqual([]);
    const told = await printedBy(() => checkAll(client, ["c", "d", "e"]), preview);
    expect(warningsIn(told)).toEqual([
      expect.stringMatching(
        /^ImageCache \w: warning: cn-beijing has no room for all image caches of this run\. ListUsage says that 1 of 3 are used, and so far this run makes [345] \(.*CreateImageCache refuses those that are too many\.$/,
      ),
    ]);
    expect(sentTo(emulator, "ListUsage")).toHaveLength(1);
  });

  it("makes the cloud delete where a cache has LRU", async () => {
    const emulator = await startedCloud({ imageCacheQuota: 1 });
    await created(await host.openOn(emulator), { eliminationStrategy: "LRU" });
    const preview = await startedHost();
    const client = await preview.openOn(emulator);
    const told = await printedBy(() => checkAll(client, ["a"]), preview);
    expect(told).toContain("the cloud deletes the least used");
  });

  it("counts a replacement, and no change in place", async () => {
    const emulator = await startedCloud({ imageCacheQuota: 1 });
    const { inputs } = await created(await host.openOn(emulator));
    const preview = await startedHost();
    const client = await preview.openOn(emulator);
    const check = (args: Properties) => printedBy(() => client.check(inputs, declared(args)), preview);
    expect(await check({ images: ["r.example.com/b:2"] })).toBe("");
    const replaced = await check({ zoneId: "cn-beijing-h" });
    expect(replaced).toContain("so far this run makes 1 (");
  });

  it("is not asked for where nothing changes", async () => {
    const emulator = await startedCloud({ imageCacheQuota: 1 });
    const { inputs } = await created(await host.openOn(emulator));
    emulator.clearCalls();
    await (await (await startedHost()).openOn(emulator)).check(inputs, declared());
    expect(actionsOf(emulator)).toEqual([]);
  });

  it.each([
    { kind: "error", status: 403, code: "Forbidden.RAM", message: "No." },
    { kind: "error", status: 400, code: "InvalidParameter", message: "No." },
    { kind: "garbled", status: 200, body: "{}" },
  ] as const)("is nothing to fail of: $kind $code", async (fault) => {
    const emulator = await startedCloud({ imageCacheQuota: 0 });
    emulator.faults.add({ action: "ListUsage", fault });
    const client = await host.openOn(emulator);
    expect(warningsIn(await printedBy(() => checkAll(client, ["a", "b"])))).toEqual([]);
    expect(sentTo(emulator, "ListUsage").length).toBeGreaterThan(0);
  });
});

describe("another cache", () => {
  const images = ["nginx:1.29", "redis:8"];
  const ofOther = { name: "old", __urn: "urn:pulumi:dev::shop::pulumi-nodejs:dynamic/eci:ImageCache::old" };
  const notesIn = (printed: string) => printed.split("\n").filter((line) => line.includes("one other cache"));

  it("that is Ready and holds all images is told of, after one look for all", async () => {
    const emulator = await startedCloud();
    const { id } = await created(await host.openOn(emulator), { images: [...images, "busybox:1"] }, ofOther);
    const preview = await startedHost();
    const client = await preview.openOn(emulator);
    emulator.clearCalls();
    const told = await printedBy(async () => {
      await checked(client, { images: ["docker.io/library/nginx:1.29", "redis:8"] });
      await checked(client, { images: ["nginx:1.28"] }, { name: "new" });
    }, preview);
    expect(notesIn(told)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^ImageCache web: note: all images are also in one other cache of cn-beijing, ${id} \\(old`,
        ),
      ),
    ]);
    expect(sentTo(emulator, "DescribeImageCaches")).toHaveLength(1);
  });

  it("is none that is the same, has failed, or lacks an image", async () => {
    const emulator = await startedCloud();
    const client = await host.openOn(emulator);
    const { inputs } = await created(client, { images });
    const { id } = await created(client, { images, waitForReady: false }, ofOther);
    emulator.imageCaches.fail(id);
    const preview = await startedHost();
    const other = await preview.openOn(emulator);
    const told = await printedBy(async () => {
      await checked(other, { images: [...images, "busybox:1"] }, { name: "new" });
      await other.check(inputs, declared({ images: ["redis:8"] }));
    }, preview);
    expect(notesIn(told)).toEqual([]);
    expect(sentTo(emulator, "DescribeImageCaches").length).toBeGreaterThan(0);
  });
});

describe("the way to the Internet", () => {
  async function network(options: object = {}) {
    const emulator = await startedCloud(options);
    const target = targetOf(emulator);
    return { emulator, target, net: await createNetwork(target) };
  }
  const looks = (emulator: Emulator) =>
    actionsOf(emulator).filter((action) => !["ListUsage", "DescribeImageCaches"].includes(action));

  it("is missed where no vSwitch leads out, with one look at each", async () => {
    const { emulator, target, net } = await network();
    const other = await createVSwitch(target, net.VpcId, { CidrBlock: "10.0.2.0/24" });
    const client = await host.openOn(emulator);
    emulator.clearCalls();
    const vswitchIds = [net.VSwitchId, other];
    const told = await printedBy(async () => {
      await checked(client, { vswitchIds, images: ["nginx:1.29"] });
      await checked(client, { vswitchIds, images: ["ghcr.io/acme/web:1"] });
    });
    expect(warningsIn(told)).toEqual([
      expect.stringMatching(
        /^ImageCache web: warning: the build has no way to the Internet, where docker\.io is\. .* Set autoCreateEip or eipInstanceId, .* unless docker\.io leads to an address in the VPC\.$/,
      ),
    ]);
    expect(told).toContain(`from ${net.VSwitchId}, ${other} with a NAT gateway that serves it`);
    expect(looks(emulator).sort()).toEqual([
      ...["DescribeRouteEntryList", "DescribeRouteEntryList", "DescribeVSwitches", "DescribeVSwitches"],
    ]);
  });

  it.each<[string, object, boolean]>([
    ["the vSwitch", { SourceVSwitchId: true }, true],
    ["a range that holds it", { SourceCIDR: "10.0.0.0/20" }, true],
    ["somebody else", { SourceCIDR: "10.0.9.0/24" }, false],
  ])("is a NAT gateway with an entry for %s: %o, %s", async (_, source, leadsOut) => {
    const { emulator, target, net } = await network();
    const { SnatTableId, SnatIp } = await createWayOut(target, net);
    const named = "SourceVSwitchId" in source ? { SourceVSwitchId: net.VSwitchId } : source;
    await call(target, "VPC", "CreateSnatEntry", { SnatTableId, SnatIp, ...named });
    const client = await host.openOn(emulator);
    const told = await printedBy(() => checked(client, { vswitchIds: [net.VSwitchId] }));
    expect(warningsIn(told)).toHaveLength(leadsOut ? 0 : 1);
  });

  it.each<[string, Properties]>([
    ["an address is declared", { eipInstanceId: "eip-1" }],
    ["an address is made for the build", { autoCreateEip: true }],
    [
      "all registries are in the VPC",
      { images: ["registry-vpc.cn-beijing.aliyuncs.com/a/b:1", "10.0.0.9/c:1"] },
    ],
    ["no vSwitch is declared", { vswitchIds: undefined }],
    ["a vSwitch is not known", { vswitchIds: ["vsw-1"] }],
  ])("is not missed where %s", async (_, args) => {
    const { emulator, net } = await network();
    const client = await host.openOn(emulator);
    const told = await printedBy(() => checked(client, { vswitchIds: [net.VSwitchId], ...args }));
    expect(warningsIn(told)).toEqual([]);
  });

  it.each(["DescribeVSwitches", "DescribeRouteEntryList"])(
    "is not missed without the right to %s",
    async (action) => {
      const { emulator, net } = await network();
      const fault = { kind: "error", status: 403, code: "Forbidden.RAM", message: "No." } as const;
      emulator.faults.add({ action, fault });
      const client = await host.openOn(emulator);
      const told = await printedBy(() => checked(client, { vswitchIds: [net.VSwitchId] }));
      expect(warningsIn(told)).toEqual([]);
    },
  );

  it("is looked for again only where images or network change", async () => {
    const { emulator, net } = await network();
    const args = { vswitchIds: [net.VSwitchId], images: ["nginx:1"] };
    const { inputs } = await created(await host.openOn(emulator), args);
    const preview = await startedHost();
    const client = await preview.openOn(emulator);
    emulator.clearCalls();
    await client.check(inputs, declared({ ...args, retentionDays: 3 }));
    expect(actionsOf(emulator)).toEqual([]);
    const changed = declared({ ...args, images: ["nginx:2"] });
    const told = await printedBy(() => client.check(inputs, changed), preview);
    expect(warningsIn(told)).toHaveLength(1);
  });

  it("is looked for right before the build where a preview did not know the vSwitch, which builds all the same", async () => {
    const { emulator, net } = await network();
    const client = await host.openOn(emulator);
    const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    const quiet = await printedBy(() => checked(client, { vswitchIds: [unknown] }));
    expect(warningsIn(quiet)).toEqual([]);
    const inputs = await checked(client, {});
    emulator.clearCalls();
    const told = await printedBy(() => client.create({ ...inputs, vswitchIds: [net.VSwitchId] }));
    expect(warningsIn(told)).toHaveLength(1);
    const actions = actionsOf(emulator);
    expect(actions.indexOf("CreateImageCache")).toBe(actions.indexOf("DescribeRouteEntryList") + 1);
    expect(emulator.imageCaches.list()).toMatchObject([{ Status: "Ready" }]);
  });
});

describe("credentials that are good for nothing", () => {
  const failuresOf = async (client: Client, name: string, args: Properties = {}) =>
    (await client.check({}, declared(args, { name }))).failures;

  it("fail a preview whose key the cloud does not take, at one of its caches", async () => {
    const emulator = await startedCloud();
    const wrong = { "alicloud:accessKey": "test", "alicloud:secretKey": "another-secret" };
    const client = await (await startedHost()).openOn(emulator, wrong);
    const [failure, ...more] = await failuresOf(client, "one");
    expect(more).toEqual([]);
    expect(failure).toEqual({
      property: "",
      reason: expect.stringMatching(/SignatureDoesNotMatch.* Check the access key .*alicloud:accessKey/),
    });
    expect(failure?.reason).not.toContain("another-secret");
    expect(await failuresOf(client, "two")).toEqual([]);
  });

  it("fail a preview whose account is another one than the configuration says", async () => {
    const emulator = await startedCloud();
    const client = await (await startedHost()).openOn(emulator, { "alicloud:accountId": "1000000000000009" });
    expect(await failuresOf(client, "one")).toEqual([
      {
        property: "",
        reason: expect.stringMatching(
          /^The credentials in use are of the account 1000000000000001, but alicloud:accountId.* says 1000000000000009\./,
        ),
      },
    ]);
  });

  it("pass for the account that the configuration says, and where nobody is asked", async () => {
    const emulator = await startedCloud();
    const right = await (await startedHost()).openOn(emulator, { "alicloud:accountId": "1000000000000001" });
    expect(await failuresOf(right, "one")).toEqual([]);
    const silent = { "alicloud:accountId": "1000000000000009", "pulumi-eci:skipCredentialsCheck": "true" };
    expect(await failuresOf(await (await startedHost()).openOn(emulator, silent), "one")).toEqual([]);
  });
});
