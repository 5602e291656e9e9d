import { describe, expect, it } from "vitest";
import type { Properties } from "../../../../../provider/core/resource.js";
import { imageCacheResource } from "../../../../../provider/resources/imageCache/resource.js";
import { imageCachesReadyResource as gate } from "../../../../../provider/resources/imageCachesReady/resource.js";
import { callsOf, openRegion, type Region } from "../imageCache/region.js";
import { newsOf, unknown } from "../imageCache/states.js";

const hidden = { __urn: "urn:all", __organization: "acme" };

const named = (name: string, args: Properties = {}) =>
  newsOf({ imageCacheName: name, __urn: `urn:${name}`, waitForReady: false, ...args });

interface Member {
  id: string;
  outs: Properties;
}

async function created(region: Region, count: number, args: (index: number) => Properties = () => ({})) {
  const names = Array.from({ length: count }, (_, index) => index);
  const creates = names.map((index) =>
    region.runner.create(imageCacheResource, named(`cache-${index}`, args(index))),
  );
  return region.time.until(Promise.all(creates));
}

function setOf(members: readonly Member[], more: Properties = {}): Properties {
  const imageCaches = members.map(({ id, outs }, index) => ({
    name: `cache-${index}`,
    imageCacheId: id,
    revision: outs.revision,
    regionId: outs.regionId,
    accountId: outs.accountId,
  }));
  return { ...hidden, imageCaches, ...more };
}

const create = (region: Region, inputs: Properties) => region.time.until(region.runner.create(gate, inputs));

describe("creating", () => {
  it("waits for the whole set, with a line for each tenth", async () => {
    const region = await openRegion();
    const started = region.time.now();
    const members = await created(region, 20);
    region.lines.length = 0;
    const { id, outs } = await create(region, setOf(members));
    expect(id).toMatch(/^ready-[0-9a-f]{16}$/);
    expect(outs.imageCacheIds).toEqual(members.map((member) => member.id));
    expect(region.time.now() - started).toBeLessThan(1.05 * 300_000);
    expect(region.lines[0]).toBe("0 of 20 Ready");
    expect(region.lines.length).toBeLessThanOrEqual(11);
    expect(region.lines.at(-1)).toBe("20 of 20 Ready");
  });

  it("tells all that have failed, when all have come to an end, and what to do", async () => {
    const region = await openRegion();
    const members = await created(region, 10, (index) =>
      index === 3 || index === 7 ? { images: [`fail-build:${index}`] } : {},
    );
    const inputs = setOf(members);
    const failed = create(region, inputs);
    await expect(failed).rejects.toThrow(
      new RegExp(
        `^2 of 10 image caches are not Ready\\.\\n- cache-3 \\(${members[3]?.id}\\) is Failed\\. Events: .*fail-build:3.*\\n` +
          `- cache-7 \\(${members[7]?.id}\\) is Failed\\. Events: .*fail-build:7.*\\nThe next pulumi up builds those anew`,
      ),
    );
    expect(region.lines).toContain("8 of 10 Ready, 2 Failed");
  });

  it("tells which are still built when the time is up, and which have gone", async () => {
    const region = await openRegion();
    const members = await created(region, 3);
    region.emulator.imageCaches.finish(members[0]?.id ?? "");
    const gone = region.time
      .pause(60_000)
      .then(() => region.emulator.imageCaches.remove(members[1]?.id ?? ""));
    const failed = create(region, setOf(members, { __timeouts: { create: 120 } }));
    await expect(failed).rejects.toThrow(
      /^2 of 3 .*\n- cache-1 \(imc-\w+\) is gone from the cloud: .*\n- cache-2 \(imc-\w+\) is still Creating \(\d+%\) after 120 s\./,
    );
    await gone;
  });

  it("tells in one line of those that pull without an end, and why at the end", async () => {
    const region = await openRegion({ buildMs: 36_000_000 });
    const members = await created(region, 5);
    region.emulator.imageCaches.finish(members[0]?.id ?? "");
    const failed = create(region, setOf(members, { __timeouts: { create: 1_200 } }));
    await expect(failed).rejects.toThrow(
      /^4 of 5 .*\n- cache-1 .* Perhaps the build has no way to the registry\./,
    );
    const [told, ...others] = region.lines.filter((line) => line.startsWith("warning"));
    expect(told).toMatch(
      /^warning: (cache-[1-4] \(imc-\w+\)(, )?){3} and 1 more have been pulling for 15 min: Perhaps/,
    );
    expect(others).toEqual([]);
  });

  it("shows no secret that a cache of the set was declared with", async () => {
    const region = await openRegion({
      failingImages: [{ pattern: "a:1", failure: { reason: "Failed", message: "refused open-sesame" } }],
    });
    const members = await created(region, 1);
    region.runner.operation({ method: "read", id: members[0]?.id ?? "", olds: { password: "open-sesame" } });
    await expect(create(region, setOf(members))).rejects.toThrow("refused ***");
  });

  it("is done at once for a set of none", async () => {
    const region = await openRegion();
    expect((await create(region, setOf([]))).outs.imageCacheIds).toEqual([]);
    expect(region.emulator.calls).toEqual([]);
  });

  it("shares its looks with all other waits", async () => {
    const region = await openRegion();
    const members = await created(region, 30);
    const before = callsOf(region.emulator, "DescribeImageCaches");
    const gates = [members.slice(0, 20), members.slice(10)].map((set) =>
      region.runner.create(gate, setOf(set)),
    );
    await region.time.until(Promise.all(gates));
    expect(callsOf(region.emulator, "DescribeImageCaches") - before).toBeLessThan(30);
    expect(region.mostAtOnce()).toBe(1);
  });
});

describe("diff", () => {
  const member = (changes: Properties = {}) => ({
    id: "imc-1",
    outs: { revision: 1, regionId: "r", ...changes },
  });
  const differs = async (olds: Properties, news: Properties) => {
    const region = await openRegion();
    return region.runner.diff(gate, "ready-1", { ...olds, imageCacheIds: ["imc-1"] }, news);
  };

  it("finds nothing in the same set", async () => {
    expect(await differs(setOf([member()]), setOf([member()]))).toEqual({ changes: false, replaces: [] });
  });

  it.each([
    ["another set", setOf([])],
    ["a new build", setOf([member({ revision: 2 })])],
    ["a build that is not known yet", setOf([member({ revision: unknown })])],
    ["another timeout", setOf([member()], { __timeouts: { create: 60 } })],
  ])("lets the engine compare when there is %s", async (_, news) => {
    expect(await differs(setOf([member()]), news)).toEqual({ changes: undefined, replaces: [] });
  });

  it("waits again when a refresh has found a cache that is not Ready", async () => {
    const olds = { ...setOf([member()]), __notReady: ["imc-1"] };
    expect(await differs(olds, setOf([member()]))).toEqual({ changes: true, replaces: [] });
  });
});

describe("check", () => {
  const check = async (news: Properties) => {
    const region = await openRegion();
    return (await region.runner.check(gate, {}, news)).failures;
  };

  it("takes what a preview does not know yet", async () => {
    const outs = { revision: unknown, regionId: unknown, accountId: unknown };
    expect(await check(setOf([{ id: unknown, outs }]))).toEqual([]);
  });

  it("refuses a cache that is named twice, and no set at all", async () => {
    const outs = { revision: 1, regionId: "r", accountId: "1" };
    const twice = setOf([
      { id: "imc-1", outs },
      { id: "imc-1", outs },
    ]);
    expect(await check(twice)).toEqual([{ property: "imageCaches[1]", reason: "repeats imageCaches[0]." }]);
    expect(await check(hidden)).toEqual([
      { property: "imageCaches", reason: "is missing: give the caches to wait for." },
    ]);
  });
});

describe("refreshing", () => {
  it("stays what it is over a set that is Ready", async () => {
    const region = await openRegion({ buildMs: 0 });
    const inputs = setOf(await created(region, 5));
    const { id, outs } = await create(region, inputs);
    expect(await region.time.until(Promise.resolve(region.runner.read(gate, id, outs)))).toEqual({
      outs,
      inputs,
    });
  });

  it("remembers which caches have gone or failed, and the next update waits for them", async () => {
    const region = await openRegion({ buildMs: 0 });
    const members = await created(region, 3);
    const inputs = setOf(members);
    const { id, outs } = await create(region, inputs);
    region.emulator.imageCaches.remove(members[0]?.id ?? "");
    region.emulator.imageCaches.fail(members[2]?.id ?? "");
    const read = await region.time.until(region.runner.read(gate, id, outs));
    expect(read?.outs.__notReady).toEqual([members[0]?.id, members[2]?.id]);
    expect(await region.runner.diff(gate, id, read?.outs ?? {}, inputs)).toEqual({
      changes: true,
      replaces: [],
    });
    await expect(region.time.until(region.runner.update(gate, id, read?.outs ?? {}, inputs))).rejects.toThrow(
      "2 of 3 image caches are not Ready.",
    );
  });
});

it("waits again after an update in place, whose revision differs", async () => {
  const region = await openRegion();
  const members = await created(region, 2);
  const { id, outs } = await create(region, setOf(members));
  const [first] = members;
  const pulled = await region.time.until(
    region.runner.update(
      imageCacheResource,
      first?.id ?? "",
      first?.outs ?? {},
      named("cache-0", { images: ["a:2"] }),
    ),
  );
  expect(pulled).toMatchObject({ status: "Updating", revision: 2 });
  const news = setOf([{ id: first?.id ?? "", outs: pulled }, ...members.slice(1)]);
  const started = region.time.now();
  expect(await region.runner.diff(gate, id, outs, news)).toEqual({ changes: undefined, replaces: [] });
  await region.time.until(region.runner.update(gate, id, outs, news));
  expect(region.time.now() - started).toBeGreaterThan(290_000);
});

it("is deleted without a call", async () => {
  const region = await openRegion();
  await region.runner.delete(gate, "ready-1", setOf([{ id: "imc-1", outs: {} }]));
  expect(region.emulator.calls).toEqual([]);
});
