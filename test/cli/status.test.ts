import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { type Emulator, startEmulator, steppedClock } from "pulumi-eci/emulator";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { call } from "../conformance/support/clients.js";
import { create } from "../conformance/support/imageCaches.js";
import { runIn } from "../support/command.js";

const day = 24 * 60 * 60 * 1_000;
let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({
    buildMs: 0,
    clock: steppedClock({ stepMs: 0, start: Date.now() - 40 * day }),
  });
});
afterEach(() => emulator.close());

const target = (region = "cn-beijing") => ({
  ...{ accessKeyId: "test", accessKeySecret: "test", region },
  endpoint: emulator.url.replace("http://", ""),
});

const env = { ALICLOUD_ACCESS_KEY: "test", ALICLOUD_SECRET_KEY: "test", ALICLOUD_REGION: "cn-beijing" };
const status = (...args: string[]) => runIn({ env }, "status", "--endpoint", emulator.url, ...args);
const declare = (name: string, more: object = {}, region?: string) =>
  create(target(region), { ImageCacheName: name, Image: [`registry.example.com/${name}:1`], ...more });
const mark = (phase: string) => ({
  "Tag.1.Key": "pulumi-eci-owner",
  "Tag.1.Value": "0123",
  "Tag.2.Key": "pulumi-eci-phase",
  "Tag.2.Value": phase,
});

const documented = async (): Promise<object> =>
  JSON.parse(await readFile(join(__dirname, "../../docs/status.schema.json"), "utf8"));

/** A schema that takes no property beside those that it describes. */
function closed(schema: object): object {
  const { $defs = {}, ...rest } = schema as { $defs?: Record<string, { $ref?: string }> };
  const extended = new Set(Object.values($defs).map(({ $ref = "" }) => $ref.replace("#/$defs/", "")));
  // Another definition adds to it: the whole is closed where it is used.
  const close = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(close);
    if (typeof value !== "object" || value === null) return value;
    const inside = Object.fromEntries(Object.entries(value).map(([key, held]) => [key, close(held)]));
    return inside.type === "object" ? { ...inside, unevaluatedProperties: false } : inside;
  };
  const definitions = Object.entries($defs).map(([name, one]) => [
    name,
    extended.has(name) ? one : close(one),
  ]);
  return { ...(close(rest) as object), $defs: Object.fromEntries(definitions) };
}

/** What many hands have left over forty days. */
async function fill(): Promise<Record<string, string>> {
  const old = await declare("old");
  const automatic = await declare("auto-create-for-eci-1");
  const left = await declare("left", mark("creating"));
  await call(target(), "ECI", "CreateContainerGroup", {
    ContainerGroupName: "shop",
    "Container.1.Name": "web",
    "Container.1.Image": "registry.example.com/old:1",
  });
  await call(target(), "VPC", "AllocateEipAddress", mark("build"));
  await call(target(), "VPC", "AllocateEipAddress", { Name: "of-another-tool" });
  emulator.clock.advance(40 * day);
  const fresh = await declare("fresh", { ...mark("created"), RetentionDays: 30 });
  const ending = await declare("ending", { RetentionDays: 2 });
  const failed = await declare("fail-build-web");
  return { old, automatic, left, fresh, ending, failed };
}

describe("what an account has", () => {
  test("has the form that is documented, in which nothing is missing", async () => {
    await fill();
    const regions = ["cn-beijing", "cn-nowhere"].flatMap((region) => ["--region", region]);
    const told = JSON.parse((await status("--json", ...regions)).stdout);
    const validate = new Ajv2020({ validateFormats: false }).compile(closed(await documented()));
    validate(told);
    expect(validate.errors).toBeNull();
    expect([told.imageCaches.length, told.containerGroups.length, told.eips.length]).toEqual([6, 1, 1]);
    validate({ ...told, imageCaches: [{ ...told.imageCaches[0], more: 1 }] });
    expect(validate.errors).not.toBeNull();
    validate({ ...told, containerGroups: [{ ...told.containerGroups[0], more: 1 }] });
    expect(validate.errors).not.toBeNull();
  });

  test("is told with what needs attention, whoever has made it", async () => {
    const ids = await fill();
    const { stdout, exitCode } = await status("--json", "--check");
    const told = JSON.parse(stdout);
    const attention = Object.fromEntries(
      told.imageCaches.map((cache: { id: string; attention: string[] }) => [cache.id, cache.attention]),
    );
    expect(attention).toEqual({
      [ids.old ?? ""]: ["unused"],
      [ids.automatic ?? ""]: ["unused"],
      [ids.left ?? ""]: ["left over", "unused"],
      [ids.fresh ?? ""]: [],
      [ids.ending ?? ""]: ["expires soon"],
      [ids.failed ?? ""]: ["failed", "expires soon"],
    });
    const owners = told.imageCaches.map(({ name, owner }: { name: string; owner: string }) => [name, owner]);
    expect(Object.fromEntries(owners)).toMatchObject({
      old: "nobody",
      "auto-create-for-eci-1": "automatic",
      fresh: "a stack of this package",
    });
    expect(told.containerGroups).toMatchObject([{ name: "shop", owner: "nobody", attention: [] }]);
    expect(told.eips).toMatchObject([{ attention: ["old build address"] }]);
    expect(told).toMatchObject({
      schema: 1,
      account: "1000000000000001",
      regions: [{ regionId: "cn-beijing" }],
      sums: { imageCaches: 6, imageCachesGiB: 120, containerGroups: 1, eips: 1, needAttention: 6 },
    });
    expect(exitCode).toBe(3);
  });

  test("is shown as tables, what needs attention first", async () => {
    const ids = await fill();
    const { stdout, stderr, exitCode } = await status();
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    const lines = stdout.split("\n");
    expect(lines[0]).toBe("image caches:");
    expect(lines.find((line) => line.includes(ids.ending ?? ""))).toMatch(
      /^expires soon +imc-\w+ +ending +cn-beijing +Ready +20 +0 min ago +never +in [12] days? +nobody$/,
    );
    const place = (id = "") => lines.findIndex((line) => line.includes(id));
    expect(place(ids.fresh)).toBeGreaterThan(place(ids.old));
    expect(lines.slice(-3)).toEqual([
      "account 1000000000000001: 6 image caches of 120 GiB, 1 container group, 1 address; 6 of them need attention.",
      "what 4 image caches cost is unknown: no prices of the region are known (--prices).",
      "",
    ]);
  });

  test("of several regions, one of which cannot be read", async () => {
    await declare("north");
    await declare("east", {}, "cn-hangzhou");
    const regions = ["cn-beijing", "cn-hangzhou", "cn-nowhere"].flatMap((region) => ["--region", region]);
    const { stdout, stderr, exitCode } = await status(...regions);
    expect(stdout).toMatch(/ north +cn-beijing /);
    expect(stdout).toMatch(/ east +cn-hangzhou /);
    expect(stderr).toContain("cn-nowhere could not be read: DescribeImageCaches failed: InvalidRegionId");
    expect(stdout).toMatch(/; 2 of them need attention; not everything could be read\.$/m);
    expect((await status(...regions, "--check")).exitCode).toBe(1);
    expect(exitCode).toBe(1);
  });

  test("of a key that may read one kind of objects alone", async () => {
    await fill();
    emulator.faults.add({
      action: "DescribeImageCaches",
      times: 99,
      fault: { kind: "error", status: 403, code: "Forbidden.RAM", message: "User not authorized" },
    });
    const { stdout, stderr, exitCode } = await status();
    expect(stdout).toContain("no image caches in what could be read\n");
    expect(stdout).toContain("0 image caches of 0 GiB, 1 container group, 1 address; ");
    expect(stderr).toContain("cn-beijing could not be read: DescribeImageCaches failed: Forbidden.RAM");
    expect(exitCode).toBe(1);
  });

  test("of an empty one", async () => {
    const { stdout, exitCode } = await status("--check");
    expect(stdout).toContain("no image caches\n\nno container groups\n\nno addresses of this package\n");
    expect(stdout).toContain("nothing needs attention");
    expect(exitCode).toBe(0);
  });
});

describe("what caches cost", () => {
  const hangzhou = ["--region", "cn-hangzhou"];

  test("is estimated for those that cost something, and summed", async () => {
    await declare("web", { ImageCacheSize: 40 }, "cn-hangzhou");
    await declare("batch", {}, "cn-hangzhou");
    await declare("fail-build", {}, "cn-hangzhou");
    await declare("auto-create-for-eci-1", {}, "cn-hangzhou");
    const { stdout } = await status(...hangzhou);
    expect(stdout).toMatch(/^needs .* expires +month, at most +pod month +owner$/m);
    expect(stdout).toMatch(/ web .* never +0\.80 USD +14\.40 USD +nobody$/m);
    expect(stdout).toMatch(/ batch .* never +0\.40 USD +7\.20 USD +nobody$/m);
    expect(stdout).toMatch(/ fail-build .* in \d+ \w+ +nobody$/m);
    expect(stdout).toMatch(/ auto-create-for-eci-1 .* never +automatic$/m);
    expect(stdout).toMatch(
      /^estimated: at most 1\.20 USD a month for the snapshots of 2 image caches; prices of 2024-03, cn-hangzhou\.\n$/m,
    );
    const told = JSON.parse((await status(...hangzhou, "--json")).stdout);
    expect(told.sums).toMatchObject({
      costs: [{ currency: "USD", month: 1.2, imageCaches: 2 }],
      unpriced: 0,
    });
    const validate = new Ajv2020({ validateFormats: false }).compile(closed(await documented()));
    validate(told);
    expect(validate.errors).toBeNull();
  });

  test("goes by prices of one's own, and never by those of another region", async () => {
    await declare("here");
    await declare("there", {}, "cn-shanghai");
    const folder = await mkdtemp(join(tmpdir(), "prices-"));
    try {
      const prices = join(folder, "prices.json");
      const own = { currency: "CNY", date: "2026-11", diskGiBHour: 0.002, snapshotGiBMonth: 0.1 };
      await writeFile(prices, JSON.stringify({ "cn-beijing": own }));
      const regions = ["--region", "cn-beijing", "--region", "cn-shanghai"];
      const { stdout } = await status(...regions, "--prices", prices);
      expect(stdout).toMatch(/ here .* 2\.00 CNY +28\.80 CNY +nobody$/m);
      expect(stdout).toMatch(/ there .* unknown +unknown +nobody$/m);
      expect(stdout).toContain("what 1 image cache costs is unknown: no prices of the region are known");
      await writeFile(prices, "[]");
      expect(await status("--prices", prices)).toMatchObject({ exitCode: 2, stdout: "" });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test("is asked of the API, once a region, where that is wanted", async () => {
    await declare("here");
    await declare("also");
    emulator.clearCalls();
    const { stdout } = await status("--prices", "api");
    // No action tells the price of snapshots.
    expect(stdout).toMatch(/ here .* never +28\.80 CNY +nobody$/m);
    const asked = emulator.calls.filter(({ action }) => action.endsWith("Price"));
    expect(asked.map(({ action }) => action).sort()).toEqual([
      "DescribeContainerGroupPrice",
      "DescribePrice",
    ]);
  });

  test("is told as far as the API may be asked", async () => {
    await declare("here");
    emulator.faults.add({
      action: "DescribePrice",
      times: 9,
      fault: { kind: "error", status: 403, code: "Forbidden.RAM", message: "no" },
    });
    const { stdout, stderr, exitCode } = await status("--prices", "api");
    expect(stdout).toContain("what 1 image cache costs is unknown");
    expect(stderr).toContain("prices of cn-beijing could not be asked: DescribePrice failed: Forbidden.RAM");
    expect(exitCode).toBe(0);
  });
});

test("takes a call for fifty caches of a region, and one for a region with fewer", async () => {
  await emulator.close();
  emulator = await startEmulator({ buildMs: 0, imageCacheQuota: 60 });
  await Promise.all(Array.from({ length: 60 }, (_, index) => declare(`web-${index}`)));
  await declare("other", {}, "cn-hangzhou");
  emulator.clearCalls();
  const regions = ["--region", "cn-beijing", "--region", "cn-hangzhou"];
  const { stdout, stderr } = await status(...regions);
  expect(stdout).toContain("61 image caches of 1220 GiB");
  // Off a terminal nobody is told how far it is.
  expect(stderr).toBe("");
  const lists = emulator.calls.filter(({ action }) => action === "DescribeImageCaches");
  expect(lists.map(({ parameters }) => parameters.RegionId).sort()).toEqual([
    "cn-beijing",
    "cn-beijing",
    "cn-hangzhou",
  ]);
});

test("what goes together with a stack, and without one", async () => {
  expect(await status("--digests")).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("--digests compares with what a stack remembers"),
  });
  expect(await status("--stack", "dev", "--region", "cn-beijing")).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining("it goes without --account and --region"),
  });
});

test("the limits are options", async () => {
  await declare("old");
  emulator.clock.advance(40 * day);
  expect((await status("--unused-for", "50", "--check")).exitCode).toBe(0);
  expect((await status("--unused-for", "10", "--check")).exitCode).toBe(3);
  expect((await status("--unused-for", "soon")).exitCode).toBe(2);
});

test("is watched until nothing is being built", async () => {
  await declare("web");
  const { stdout, exitCode } = await status("--watch", "--check");
  expect(stdout).toMatch(/^image caches:\nneeds +id .*\nunused +imc-/);
  expect(exitCode).toBe(3);
  expect(await status("--watch", "--json")).toMatchObject({
    stderr: expect.stringContaining("option '--json' cannot be used with option '--watch'"),
    exitCode: 2,
  });
});
