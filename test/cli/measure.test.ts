import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, type EmulatorOptions, startEmulator, steppedClock } from "pulumi-eci/emulator";
import { afterEach, describe, expect, test, vi } from "vitest";
import { call } from "../conformance/support/clients.js";
import { create } from "../conformance/support/imageCaches.js";
import { runIn, startIn } from "../support/command.js";

const image = "registry.example.com/shop/web:1";
let emulator: Emulator;

/** The clock moves by each call: nothing here waits. */
async function open(options: EmulatorOptions = {}): Promise<string> {
  const containerRules = [{ image: "*/broken:*", exitCode: 1 }];
  emulator = await startEmulator({
    clock: steppedClock({ stepMs: 1_000 }),
    buildMs: 0,
    containerRules,
    ...options,
  });
  return create(target(), { ImageCacheName: "shop", Image: [image] });
}
afterEach(() => emulator.close());

const target = () => ({
  ...{ accessKeyId: "test", accessKeySecret: "test", region: "cn-beijing" },
  endpoint: emulator.url.replace("http://", ""),
});

const env = {
  ALICLOUD_ACCESS_KEY: "test",
  ALICLOUD_SECRET_KEY: "test",
  ALICLOUD_REGION: "cn-beijing",
  PULUMI_ECI_WAIT_FACTOR: "0.001",
};

const place = ["--vswitch", "vsw-1", "--security-group", "sg-1"];
const measure = (...args: string[]) => runIn({ env }, "measure", "--endpoint", emulator.url, ...args);

describe("a measurement", () => {
  test("prints what follows from the groups that it has started, and leaves none of them", async () => {
    const id = await open();
    const { stdout, stderr, exitCode } = await measure(image, ...place, "--runs", "2", "--yes");
    expect(exitCode).toBe(0);
    expect(stderr).toContain(
      `4 container groups of 2 vCPU and 4 GiB in cn-beijing, one after another, half of them from ${id}; each costs`,
    );
    // Scheduling takes 5 seconds there, a pull 20, a container's start 1.
    expect(stdout).toMatch(/^without a cache +2 of 2 +26 s +5 s +20 s$/m);
    expect(stdout).toMatch(new RegExp(`^${id} +2 of 2 +6 s +5 s +0 s$`, "m"));
    expect(stdout).toContain("26 s -> 6 s: 20 s sooner.");
    const made = emulator.calls.filter(({ action }) => action === "CreateContainerGroup");
    expect(made.map(({ parameters }) => parameters.ImageSnapshotId)).toEqual([undefined, id, undefined, id]);
    for (const { parameters } of made) {
      expect(parameters).toMatchObject({
        RestartPolicy: "Never",
        ActiveDeadlineSeconds: "660",
        "Tag.1.Key": "pulumi-eci-phase",
        "Tag.1.Value": "measure",
      });
    }
    expect(emulator.containerGroups.list()).toEqual([]);
  });

  test("writes its runs as JSON, and a chart", async () => {
    const id = await open();
    const file = join(tmpdir(), `measure-${process.pid}.svg`);
    try {
      const { stdout } = await measure(image, ...place, "--runs", "1", "--yes", "--json", "--svg", file);
      expect(JSON.parse(stdout)).toMatchObject({
        schema: 1,
        region: "cn-beijing",
        images: [image],
        imageCacheId: id,
        runs: [
          { cached: false, startSeconds: 26, schedulingSeconds: 5, pullingSeconds: 20 },
          { cached: true, startSeconds: 6, pullingSeconds: 0, imageCacheId: id, hit: "full" },
        ],
        cost: { groups: 2, hourly: { currency: "CNY" } },
      });
      const chart = await readFile(file, "utf8");
      expect(chart).toContain("26 s → 6 s");
      expect(chart).toContain(`<title>Start of ${image}: 26 s → 6 s</title>`);
    } finally {
      await rm(file, { force: true });
    }
  });

  test("goes by prices of one's own, and says so", async () => {
    await open();
    const folder = await mkdtemp(join(tmpdir(), "prices-"));
    try {
      const prices = join(folder, "prices.json");
      const own = { currency: "EUR", date: "2026-11", vcpuSecond: 0.001, memoryGiBSecond: 0 };
      await writeFile(prices, JSON.stringify({ "cn-beijing": own }));
      const { stderr, stdout } = await measure(image, ...place, "--runs", "1", "--yes", "--prices", prices);
      const told = "7.2 EUR an hour while it is there (prices of 2026-11, cn-beijing)";
      expect(stderr).toContain(told);
      expect(stdout).toContain("EUR at 7.2 EUR an hour");
      await writeFile(prices, "{");
      const broken = await measure(image, ...place, "--yes", "--prices", prices);
      expect(broken.stderr).toContain(`The prices in ${prices} are no JSON`);
      expect(broken.exitCode).toBe(2);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test("tells of a group that never started, does not count it, and ends with 3", async () => {
    await open({ failingImages: [{ pattern: "never" }] });
    const id = await create(target(), { ImageCacheName: "other", Image: ["registry.example.com/other:1"] });
    const { stdout, stderr, exitCode } = await measure(
      ...["registry.example.com/never:1", ...place],
      ...["--cache", id, "--runs", "1", "--timeout", "30", "--yes"],
    );
    expect(exitCode).toBe(3);
    // On a busy machine the time can be up before the last look at its scheduling.
    expect(stderr).toMatch(
      /1\/2 without a cache: does not count, because it is still (?:Pending|Scheduling) when its time is up/,
    );
    expect(stdout).toContain("Not enough runs count to compare them.");
    expect(emulator.containerGroups.list()).toEqual([]);
  });

  test("takes the arguments of a group, without its addresses, disks, role and variables", async () => {
    await open();
    const made = await call(target(), "ECI", "CreateContainerGroup", {
      ContainerGroupName: "shop",
      ...{
        VSwitchId: "vsw-1",
        SecurityGroupId: "sg-1",
        Cpu: 1,
        Memory: 2,
        AutoCreateEip: true,
        RamRoleName: "reader",
      },
      "Container.1.Name": "web",
      "Container.1.Image": image,
      "Container.1.EnvironmentVar.1.Key": "KEY",
      "Container.1.EnvironmentVar.1.Value": "hunter22",
      "Container.1.VolumeMount.1.Name": "disk",
      "Container.1.VolumeMount.1.MountPath": "/disk",
      "Volume.1.Name": "disk",
      "Volume.1.Type": "DiskVolume",
      "Volume.1.DiskVolume.DiskId": "d-1",
    });
    emulator.clock.advance(60_000);
    emulator.clearCalls();
    const { exitCode } = await measure("--group", String(made.ContainerGroupId), "--runs", "1", "--yes");
    expect(exitCode).toBe(0);
    const [first] = emulator.calls.filter(({ action }) => action === "CreateContainerGroup");
    expect(first?.parameters).toMatchObject({
      Cpu: "1",
      Memory: "2",
      VSwitchId: "vsw-1",
      "Container.1.Image": image,
    });
    expect(JSON.stringify(first?.parameters)).not.toMatch(/hunter22|Volume|AutoCreateEip|RamRoleName|Eip/);
    expect(emulator.containerGroups.list()).toHaveLength(1);
  });

  test("broken off, deletes what it has started", async () => {
    await open({ imagePullMs: 3_600_000 });
    const child = startIn(
      { env },
      "measure",
      "--endpoint",
      emulator.url,
      image,
      ...place,
      "--yes",
      "--timeout",
      "86400",
    );
    await vi.waitUntil(() => emulator.containerGroups.list().length > 0, { timeout: 60_000 });
    child.kill("SIGINT");
    expect(await once(child, "close")).toEqual([1, null]);
    expect(emulator.containerGroups.list()).toEqual([]);
  });
});

describe("what was killed", () => {
  const leave = () =>
    call(target(), "ECI", "CreateContainerGroup", {
      ContainerGroupName: "measure-1",
      "Container.1.Name": "web",
      "Container.1.Image": image,
      "Tag.1.Key": "pulumi-eci-phase",
      "Tag.1.Value": "measure",
    });

  test("is listed by --clean, and deleted with --yes", async () => {
    await open();
    const { ContainerGroupId: id } = await leave();
    const listed = await measure("--clean");
    expect(listed.stdout).toContain(`left over: container group ${id} (measure-1)`);
    expect(emulator.containerGroups.list()).toHaveLength(1);
    expect((await measure("--clean", "--yes")).stdout).toContain(`deleting: container group ${id}`);
    expect(emulator.containerGroups.list()).toEqual([]);
    expect((await measure("--clean")).stdout).toBe("Nothing is left of measurements in cn-beijing.\n");
  });
});

describe("what is refused", () => {
  test.each([
    [[], "name the images, or a group with --group"],
    [[image], "name a vSwitch with --vswitch"],
    [[image, "--vswitch", "vsw-1"], "name a security group with --security-group"],
    [[image, ...place, "--match"], "off a terminal, agree to the cost with --yes"],
    [[image, ...place, "--match", "--cache", "imc-1"], "cannot be used with option '--match'"],
    [[image, ...place, "--runs", "0"], "It must be a whole number from 1 to 50."],
    [[image, "--group", "eci-1"], "the images are those of --group: name none"],
  ])("%j", async (args, told) => {
    await open();
    const { stderr, exitCode } = await measure(...args);
    expect(stderr).toContain(told);
    expect(exitCode).toBe(2);
    expect(emulator.containerGroups.list()).toEqual([]);
  });

  test("a cache that is not there, or that nothing can start from, before anything is paid for", async () => {
    const id = await open();
    emulator.imageCaches.change(id, { Status: "Failed" });
    for (const [cache, told] of [
      [id, `names a cache that has failed (${id}).`],
      ["imc-none", "names a cache that does not exist in cn-beijing (imc-none)"],
    ] as const) {
      const { stderr, exitCode } = await measure(image, ...place, "--cache", cache, "--yes");
      expect(stderr).toContain(`Nothing was started: --cache ${told}`);
      expect(exitCode).toBe(1);
    }
    expect(emulator.containerGroups.list()).toEqual([]);
  });

  test("images that no cache matches", async () => {
    await open();
    const { stderr, exitCode } = await measure("registry.example.com/other:1", ...place, "--yes");
    expect(stderr).toContain(
      "No image cache of cn-beijing matches these images: there is nothing to compare.",
    );
    expect(exitCode).toBe(1);
  });
});
