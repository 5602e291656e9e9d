import { expect, describe as group, test } from "vitest";
import type { Seed } from "../../emulator/index.js";
import { steppedClock } from "../../emulator/index.js";
import { call } from "../conformance/support/clients.js";
import { createGroup, listGroups } from "../conformance/support/containerGroups.js";
import { allocate, describeEips, vpc } from "../conformance/support/eips.js";
import { create, describe, describeOne, update } from "../conformance/support/imageCaches.js";
import { createWayOut } from "../conformance/support/natGateways.js";
import { createSecurityGroup, createVpc, createVSwitch, ecs } from "../conformance/support/networks.js";
import type { Target } from "../conformance/support/target.js";
import { startedEmulator } from "./support/startedEmulator.js";

const start = Date.parse("2026-01-01T00:00:00Z");
const minute = 60_000;
const clock = () => steppedClock({ start });

/** A network with a build in it through an address, a failed build, one that was updated, and an address given back. */
async function settle(target: Target): Promise<void> {
  const VpcId = await createVpc(target);
  const VSwitchId = await createVSwitch(target, VpcId);
  const SecurityGroupId = await createSecurityGroup(target, { VpcId });
  const EipInstanceId = await allocate(target, { Name: "pull", Tag: [{ Key: "a", Value: "1" }] });
  await create(target, {
    VSwitchId,
    SecurityGroupId,
    EipInstanceId,
    RetentionDays: 1,
    Flash: true,
    ImageRegistryCredential: [{ Server: "reg", UserName: "reader", Password: "test-password" }],
  });
  await create(target, { Image: ["registry.example.com/fail-build:1"] });
  await vpc(target, "ReleaseEipAddress", { AllocationId: await allocate(target) });
  const { BandwidthPackageId } = await vpc(target, "CreateCommonBandwidthPackage", { Bandwidth: 50 });
  for (const id of ["cbwp-1", BandwidthPackageId]) {
    const member = await allocate(target);
    await vpc(target, "AddCommonBandwidthPackageIp", { IpInstanceId: member, BandwidthPackageId: id });
  }
  const { SnatTableId, SnatIp } = await createWayOut(target, { VpcId, VSwitchId });
  await vpc(target, "CreateSnatEntry", { SnatTableId, SnatIp, SourceVSwitchId: VSwitchId });
  const bound = {
    AllocationId: await allocate(target),
    InstanceId: "eni-1",
    InstanceType: "NetworkInterface",
  };
  await vpc(target, "AssociateEipAddress", { ...bound, PrivateIpAddress: "10.0.1.9" });
  const inside = { VSwitchId, SecurityGroupId };
  const Volume = [{ Name: "scratch", Type: "EmptyDirVolume", EmptyDirVolume: { Medium: "Memory" } }];
  const EnvironmentVar = [{ Key: "MODE", Value: "" }];
  const Container = [{ Name: "web", Image: "nginx:1", EnvironmentVar, TerminationMessagePath: "/dev/log" }];
  const eip = { AutoCreateEip: true, EipBandwidth: 10 };
  await createGroup(target, { ...inside, ...eip, Volume, Container, AutoMatchImageCache: true });
  const InitContainer = [{ Name: "prepare", Image: "job:1" }];
  await createGroup(target, {
    ...inside,
    InitContainer,
    RestartPolicy: "OnFailure",
    ActiveDeadlineSeconds: 90,
  });
  await createGroup(target, { ...inside, SpotStrategy: "SpotAsPriceGo", CpuArchitecture: "ARM64" });
}

/** What the API tells of everything. Request ids are the calls' own. */
async function answers(target: Target): Promise<unknown> {
  const lists = await Promise.all([
    describe(target),
    listGroups(target),
    describeEips(target),
    call(target, "VPC", "DescribeCommonBandwidthPackages", {}),
    call(target, "VPC", "DescribeVpcs", {}),
    call(target, "VPC", "DescribeVSwitches", {}),
    call(target, "VPC", "DescribeNatGateways", {}),
    call(target, "VPC", "DescribeSnatTableEntries", {}),
    ecs(target, "DescribeSecurityGroups", {}),
  ]);
  return JSON.parse(JSON.stringify(lists, (name, value) => (name === "RequestId" ? undefined : value)));
}

function throughFile(seed: Seed): Seed {
  return JSON.parse(JSON.stringify(seed)) as Seed;
}

group("a seed", () => {
  test("gives another emulator the same answers, now and later", async () => {
    const first = await startedEmulator({ clock: clock() });
    await settle(first.target);
    const second = await startedEmulator({ seed: throughFile(first.emulator.seed()) });
    for (const later of [0, 5_000, minute, minute, 24 * 60 * minute]) {
      first.emulator.clock.advance(later);
      second.emulator.clock.advance(later);
      expect(second.emulator.clock.now()).toBe(first.emulator.clock.now());
      expect(await answers(second.target)).toEqual(await answers(first.target));
      expect(throughFile(second.emulator.seed())).toEqual(throughFile(first.emulator.seed()));
    }
  });

  test("lists what comes later as the newest, and takes updates of what was there", async () => {
    const first = await startedEmulator();
    const old = await create(first.target);
    first.emulator.imageCaches.finish(old);
    const { target } = await startedEmulator({ seed: first.emulator.seed() });
    const young = await create(target);
    expect((await describe(target)).ImageCaches.map(({ ImageCacheId }) => ImageCacheId)).toEqual([
      young,
      old,
    ]);
    await update(target, old, { Image: ["nginx:2"] });
    expect((await describeOne(target, old)).Status).toBe("Updating");
  });

  test("gives a released address back to whoever asks for it", async () => {
    const first = await startedEmulator();
    const released = await allocate(first.target);
    await vpc(first.target, "ReleaseEipAddress", { AllocationId: released });
    const { target } = await startedEmulator({ seed: first.emulator.seed() });
    expect(await allocate(target, { InstanceId: released })).toBe(released);
  });

  test("holds no password", async () => {
    const { emulator, target } = await startedEmulator();
    await settle(target);
    expect(JSON.stringify(emulator.seed())).not.toContain("test-password");
    const answer = await fetch(`${emulator.url}/_emulator/seed`);
    expect(await answer.json()).toEqual(throughFile(emulator.seed()));
  });

  test("adds its bandwidth packages to the declared ones", async () => {
    const declared = { bandwidthPackageId: "cbwp-1", isp: "BGP", bandwidth: 10 } as const;
    const added = { ...declared, bandwidthPackageId: "cbwp-2" };
    const seed = { bandwidthPackages: [added] };
    const { emulator } = await startedEmulator({ bandwidthPackages: [declared], seed });
    expect(emulator.bandwidthPackages.list()).toEqual([declared, added]);
  });
});

group("a running emulator that is given a seed", () => {
  test("holds that and nothing else, at its time, and forgets calls and faults", async () => {
    const first = await startedEmulator({ clock: clock() });
    await settle(first.target);
    const seed = first.emulator.seed();
    const before = await answers(first.target);
    const { emulator, target } = await startedEmulator({
      clock: steppedClock({ start: start + 90 * minute }),
    });
    await create(target);
    emulator.faults.add({ fault: { kind: "dropBefore" } });
    const body = JSON.stringify(seed);
    const loaded = await fetch(`${emulator.url}/_emulator/seed`, { method: "POST", body });
    expect(loaded.status).toBe(200);
    expect([emulator.calls, emulator.faults.list()]).toEqual([[], []]);
    expect(await answers(target)).toEqual(before);
    emulator.load({});
    expect(emulator.isEmpty()).toBe(true);
  });

  test("keeps what it has where the seed is none, and takes a large one", async () => {
    const { emulator, target } = await startedEmulator({ clock: clock() });
    const id = await create(target);
    const post = (body: string) => fetch(`${emulator.url}/_emulator/seed`, { method: "POST", body });
    const refused = await post('{"eips": [{}]}');
    expect([refused.status, await refused.json()]).toEqual([
      400,
      { Message: "eips[0].allocationId must be a string." },
    ]);
    expect(emulator.imageCaches.get(id)).toBeDefined();
    const [held] = emulator.seed().imageCaches;
    const imageCaches = Array.from({ length: 2_000 }, (_, index) => ({
      ...held,
      imageCacheId: `imc-${index}`,
    }));
    const body = JSON.stringify({ imageCaches });
    expect(body.length).toBeGreaterThan(1_048_576);
    expect((await post(body)).status).toBe(200);
    expect(emulator.imageCaches.list()).toHaveLength(2_000);
  });
});

group("a reset", () => {
  test("brings back the seed and its time, as often as it is asked for", async () => {
    const first = await startedEmulator({ clock: clock() });
    await settle(first.target);
    const { emulator, target } = await startedEmulator({ seed: throughFile(first.emulator.seed()) });
    const before = await answers(target);
    for (const age of [minute, 48 * 60 * minute]) {
      emulator.clock.advance(age);
      await create(target);
      emulator.faults.add({ fault: { kind: "dropBefore" } });
      const reset = await fetch(`${emulator.url}/_emulator/reset`, { method: "POST" });
      expect(reset.status).toBe(200);
      expect([emulator.calls, emulator.faults.list()]).toEqual([[], []]);
      expect(emulator.clock.now()).toBe(start);
      expect(await answers(target)).toEqual(before);
    }
  });

  test("empties an emulator without a seed, whose time goes on and which remembers no client token", async () => {
    const { emulator, target } = await startedEmulator({ clock: clock() });
    const ClientToken = "once";
    const first = await create(target, { ClientToken });
    await settle(target);
    emulator.clock.advance(minute);
    emulator.reset();
    expect(emulator.isEmpty()).toBe(true);
    expect(emulator.clock.now()).toBe(start + minute);
    expect(await create(target, { ClientToken })).not.toBe(first);
  });
});

group("a seed that is none", () => {
  const twice = { bandwidthPackageId: "cbwp-1", isp: "BGP", bandwidth: 1 };

  test.each<[unknown, string]>([
    [[], "It must be a JSON object."],
    [{ imageCache: [] }, "There is no field imageCache; known are now, imageCaches, "],
    [{ now: "2026-01-01" }, "now must be a number."],
    [{ now: -1 }, "now must be milliseconds since 1970, before the year 9000."],
    [{ eips: {} }, "eips must be a list."],
    [{ eips: [null] }, "eips[0] must be a JSON object."],
    [{ vpcs: [{ createdAt: "x" }] }, "vpcs[0].accountId must be a string."],
    [
      { temporaryInstances: [{ containerGroupId: "" }] },
      "temporaryInstances[0].containerGroupId must not be empty.",
    ],
    [{ bandwidthPackages: [{ ...twice, isp: "none" }] }, "bandwidthPackages[0].isp must be one of BGP, "],
    [
      { bandwidthPackages: [twice, twice] },
      "bandwidthPackages[1].bandwidthPackageId is there twice: cbwp-1.",
    ],
  ])("is refused: %j", async (seed, message) => {
    await expect(startedEmulator({ seed: seed as Seed })).rejects.toThrow(`The seed: ${message}`);
  });

  test("is refused deep inside of an object too", async () => {
    const { emulator, target } = await startedEmulator();
    await settle(target);
    const seed = throughFile(emulator.seed());
    Object.assign(seed.imageCaches?.[1]?.build ?? {}, { endsAt: Number.POSITIVE_INFINITY });
    await expect(startedEmulator({ seed })).rejects.toThrow("imageCaches[1].build.endsAt must be a number.");
  });
});
