import { type Emulator, type Policy, startEmulator, steppedClock } from "pulumi-eci/emulator";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Result } from "../../provider/accountSweep/carryOut.js";
import { call } from "../conformance/support/clients.js";
import { create } from "../conformance/support/imageCaches.js";
import { runIn } from "../support/command.js";

const day = 24 * 60 * 60 * 1_000;
const readOnly: Policy = {
  Version: "1",
  Statement: [{ Effect: "Allow", Action: ["eci:Describe*", "vpc:Describe*"], Resource: "*" }],
};
const accounts = [
  { accountId: "1000000000000001", accessKeyId: "test", accessKeySecret: "test" },
  { accountId: "1000000000000001", accessKeyId: "reader", accessKeySecret: "test", policy: readOnly },
];
let emulator: Emulator;

beforeEach(async () => {
  const clock = steppedClock({ stepMs: 0, start: Date.now() - 100 * day });
  emulator = await startEmulator({ accounts, buildMs: 0, clock });
});
afterEach(() => emulator.close());

const target = (region = "cn-beijing") => ({
  ...{ accessKeyId: "test", accessKeySecret: "test", region },
  endpoint: emulator.url.replace("http://", ""),
});
const declare = (name: string, more: object = {}, region?: string) =>
  create(target(region), { ImageCacheName: name, Image: [`registry.example.com/${name}:1`], ...more });
const mark = (phase: string, owner = "0123") => ({
  ...{ "Tag.1.Key": "pulumi-eci-owner", "Tag.1.Value": owner },
  ...{ "Tag.2.Key": "pulumi-eci-phase", "Tag.2.Value": phase },
});
const allocate = async (more: object) =>
  String((await call(target(), "VPC", "AllocateEipAddress", more as Record<string, string>)).AllocationId);
const startGroup = async (name: string, more: object = {}) => {
  const container = { "Container.1.Name": "web", "Container.1.Image": "registry.example.com/web:1" };
  const answer = await call(target(), "ECI", "CreateContainerGroup", {
    ...{ ContainerGroupName: name, ...container },
    ...(more as Record<string, string>),
  });
  return String(answer.ContainerGroupId);
};

/** What many hands have left over a hundred days. */
async function fill() {
  const ids = {
    old: await declare("old"),
    owned: await declare("owned", mark("created")),
    failed: await declare("bad-a"),
    failedOwned: await declare("bad-b", mark("created")),
    used: await declare("used"),
    measured: await startGroup("measured", mark("measure")),
    shop: await startGroup("shop"),
    buildEip: await allocate(mark("build")),
    otherTool: await allocate({ Name: "of-another-tool" }),
  };
  emulator.clock.advance(90 * day);
  emulator.imageCaches.change(ids.used, { LastMatchedTime: new Date(Date.now() - 5 * day).toISOString() });
  emulator.clock.advance(10 * day);
  for (const id of [ids.failed, ids.failedOwned]) emulator.imageCaches.change(id, { Status: "Failed" });
  return { ...ids, young: await declare("fail-build-young") };
}

const sweep = (...args: string[]) => sweepAs("test", ...args);
async function sweepAs(key: string, ...args: string[]) {
  const env = { ALICLOUD_ACCESS_KEY: key, ALICLOUD_SECRET_KEY: "test", ALICLOUD_REGION: "cn-beijing" };
  return runIn({ env }, "sweep", "--account", "--endpoint", emulator.url, ...args);
}

async function swept(...args: string[]) {
  const { stdout } = await sweep("--json", ...args);
  const { objects } = JSON.parse(stdout) as { objects: (Result & { id: string })[] };
  return Object.fromEntries(objects.map(({ id, outcome, why }) => [id, why ?? outcome]));
}

const writes = () => emulator.calls.filter(({ action }) => !/^(Describe|Get|List)/.test(action));
const cacheIds = () => emulator.imageCaches.list().map(({ ImageCacheId }) => ImageCacheId);

describe("without a class", () => {
  test("lists all of them with the reason, and deletes nothing", async () => {
    const ids = await fill();
    emulator.clearCalls();
    expect(await swept()).toEqual({
      [ids.old]: "listed",
      [ids.failed]: "listed",
      [ids.failedOwned]: "it is in the state of a stack",
      [ids.young]: "it is younger than 24 hours",
      [ids.measured]: "listed",
      [ids.buildEip]: "listed",
    });
    const { stdout, exitCode } = await sweep();
    expect(stdout).toMatch(/^what +id +name +region +made +last match +class +why +stays, because\n/);
    expect(stdout).toMatch(
      new RegExp(`^image cache +${ids.old} +old +cn-beijing +100 days ago +never +unused +no pod`, "m"),
    );
    expect(stdout).toContain(
      "\n4 would be deleted; 2 left: 1 because it is younger than 24 hours, 1 because it is in the state of a stack.\n",
    );
    expect(writes()).toEqual([]);
    expect(exitCode).toBe(0);
  });

  test("refuses --yes", async () => {
    expect(await sweep("--yes")).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("--yes needs to know"),
    });
  });

  test("of an empty account has nothing to say", async () => {
    expect((await sweep()).stdout).toBe("Nothing of the account is in these classes.\n");
  });
});

describe("with --yes", () => {
  test("deletes the classes that are named alone", async () => {
    const ids = await fill();
    expect(await swept("--failed", "--yes")).toEqual({
      [ids.failed]: "deleted",
      [ids.failedOwned]: "it is in the state of a stack",
      [ids.young]: "it is younger than 24 hours",
    });
    expect(cacheIds().sort()).toEqual([ids.old, ids.owned, ids.failedOwned, ids.used, ids.young].sort());
    const { stdout, exitCode } = await sweep(
      "--measure",
      "--build-eips",
      "--unused-for",
      "60",
      "--unowned",
      "--yes",
    );
    expect(stdout).toContain(
      `deleted: container group ${ids.measured} (measured) in cn-beijing: a measurement has left it\n`,
    );
    expect(stdout).toContain("\n3 deleted.\n");
    expect(exitCode).toBe(0);
    expect(emulator.containerGroups.list().map(({ ContainerGroupId }) => ContainerGroupId)).toEqual([
      ids.shop,
    ]);
    expect(emulator.eips.list().map(({ AllocationId }) => AllocationId)).toEqual([ids.otherTool]);
    expect(cacheIds()).not.toContain(ids.old);
    expect(cacheIds()).toContain(ids.used);
  });

  test("keeps the newest of a series, in every region", async () => {
    const old = [await declare("web-1"), await declare("web-2"), await declare("shop-1")];
    const other = await declare("web-1", {}, "cn-hangzhou");
    emulator.clock.advance(100 * day);
    const young = await declare("web-3");
    const regions = ["--region", "cn-beijing", "--region", "cn-hangzhou"];
    expect(await swept("--keep", "1", "--name", "web-*", "--yes", ...regions)).toEqual({
      [old[0] ?? ""]: "deleted",
      [old[1] ?? ""]: "deleted",
    });
    expect(cacheIds().sort()).toEqual([old[2], other, young].sort());
  });

  test("takes what is named by its id, whatever it is, and tells of one that is not there", async () => {
    const ids = await fill();
    const { stdout, stderr, exitCode } = await sweep(
      "--id",
      ids.owned,
      "--id",
      ids.otherTool,
      "--id",
      "imc-none",
      "--yes",
    );
    expect(stdout).toContain(`1 deleted; not found: ${ids.otherTool}, imc-none.\n`);
    expect(stderr).toContain(`not found: ${ids.otherTool}, imc-none`);
    expect(exitCode).toBe(1);
    expect(cacheIds()).not.toContain(ids.owned);
  });

  test("leaves an address whose owner is building, or that something holds", async () => {
    const owner = "abc shop/dev/web";
    const built = await allocate(mark("build", owner));
    const held = await allocate(mark("build", "def shop/dev/job"));
    await startGroup("holder", { EipInstanceId: held });
    emulator.clock.advance(100 * day);
    const cache = await declare("web", mark("creating", "abc"));
    emulator.imageCaches.change(cache, { Status: "Preparing" });
    expect(await swept("--build-eips", "--yes")).toEqual({
      [built]: "its owner is building a cache",
      [held]: "something holds it",
    });
    emulator.imageCaches.change(cache, { Status: "Ready" });
    expect(await swept("--build-eips", "--yes")).toMatchObject({ [built]: "deleted" });
  });

  test("looks at each again before it goes, and goes on after one that is refused", async () => {
    const ids = await fill();
    emulator.clearCalls();
    await swept("--failed", "--yes");
    const looks = emulator.calls.filter(({ parameters }) => parameters.ImageCacheId === ids.failed);
    expect(looks.map(({ action }) => action).slice(0, 2)).toEqual([
      "DescribeImageCaches",
      "DeleteImageCache",
    ]);
    const { stdout, stderr, exitCode } = await sweepAs("reader", "--measure", "--build-eips", "--yes");
    expect(stdout).toMatch(/^failed: container group .*: DeleteContainerGroup failed: Forbidden\.RAM/m);
    expect(stdout).toMatch(/^failed: address .*: ReleaseEipAddress failed: Forbidden\.RAM/m);
    expect(stderr).toContain("2 could not be deleted");
    expect(exitCode).toBe(1);
  });
});

test("tells of a region that cannot be read, and sweeps the others", async () => {
  const ids = await fill();
  const regions = ["--region", "cn-nowhere", "--region", "cn-beijing"];
  const { stdout, stderr, exitCode } = await sweep("--failed", "--yes", ...regions);
  expect(stdout).toContain(`deleted: image cache ${ids.failed}`);
  expect(stdout).toContain("; not everything could be read.\n");
  expect(stderr).toContain("cn-nowhere could not be read");
  expect(exitCode).toBe(1);
  const alone = await sweep("--region", "cn-nowhere");
  expect(alone.stdout).toContain("Nothing of what could be read is in these classes; not everything");
});

test.each([
  [["--unused-for", "60"], "--unused-for and --unowned go together"],
  [["--unowned"], "--unused-for and --unowned go together"],
  [["--keep", "3"], "--keep and --name go together"],
  [["--keep", "0", "--name", "a"], "It must be a whole number from 1"],
  [["--stack", "dev"], "cannot be used with option '--stack"],
  [["--older-than", "3"], "cannot be used with option '--older-than"],
])("refuses %j", async (args, told) => {
  expect(await sweep(...args)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(told) });
});

test.each(["--failed", "--build-eips", "--json"])("%s wants --account", async (flag) => {
  expect(await runIn({}, "sweep", flag)).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining(`${flag} is for --account`),
  });
});
