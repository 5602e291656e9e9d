import { describe, expect, it } from "vitest";
import type { Properties } from "../../../../../provider/core/resource.js";
import { imageCacheResource } from "../../../../../provider/resources/imageCache/resource.js";
import { imageCachesReadyResource } from "../../../../../provider/resources/imageCachesReady/resource.js";
import { callsOf, openRegion, type Region } from "./region.js";
import { newsOf } from "./states.js";

const count = 100;
const buildMs = 300_000;
/** The alicloud provider's for each cache: 10 seconds between two looks, so that it knows after 5 on average. */
const alicloud = { creationCalls: 33, delayMs: 5_000 };

interface Member {
  id: string;
  outs: Properties;
  /** When the engine had its answer. */
  at: number;
}

/** What the engine does: so many creates at a time. A call of the real API takes a fifth of a second. */
async function createAll(region: Region, args: Properties, parallel = 8, total = count): Promise<Member[]> {
  const left = Array.from({ length: total }, (_, index) => `cache-${index}`);
  const created: Member[] = [];
  const worker = async () => {
    for (let name = left.shift(); name !== undefined; name = left.shift()) {
      const inputs = newsOf({
        imageCacheName: name,
        __urn: `urn:pulumi:dev::shop::t::${name}`,
        ...args,
      });
      await region.time.pause(200);
      const { id, outs } = await region.runner.create(imageCacheResource, inputs);
      created.push({ id, outs, at: region.time.now() });
    }
  };
  await region.time.until(Promise.all(Array.from({ length: parallel }, worker)));
  return created;
}

const looks = (region: Region) => callsOf(region.emulator, "DescribeImageCaches");

/** How long after Ready in the cloud each was known. */
function meanDelay(created: readonly Member[]): number {
  const delays = created.map(({ outs, at }) => {
    const ready = Date.parse(String(outs.creationTime)) + Number(outs.buildSeconds) * 1_000;
    return at - ready;
  });
  return delays.reduce((sum, delay) => sum + delay, 0) / delays.length;
}

it("creates a hundred caches that each wait for themselves with a tenth of the alicloud provider's calls, and knows in half its time", async () => {
  const region = await openRegion({ buildMs });
  const created = await createAll(region, {});
  expect(looks(region)).toBeLessThanOrEqual((count * alicloud.creationCalls) / 10);
  expect(meanDelay(created)).toBeLessThanOrEqual(alicloud.delayMs / 2);
  expect(region.mostAtOnce()).toBe(1);
}, 20_000);

it("creates all of them at once with a tenth of the alicloud provider's calls, and knows in half its time", async () => {
  const region = await openRegion({ buildMs });
  const created = await createAll(region, {}, count);
  expect(looks(region)).toBeLessThanOrEqual((count * alicloud.creationCalls) / 10);
  expect(meanDelay(created)).toBeLessThanOrEqual(alicloud.delayMs / 2);
}, 20_000);

it("has a hundred caches Ready within 1.3 times the build of one, where one gate waits for all", async () => {
  const region = await openRegion({ buildMs });
  const started = region.time.now();
  const created = await createAll(region, { waitForReady: false });
  const imageCaches = created.map(({ id, outs: { revision, regionId, accountId } }) => ({
    ...{ name: id, imageCacheId: id, revision, regionId, accountId },
  }));
  const gate = region.runner.create(imageCachesReadyResource, { __urn: "urn:all", imageCaches });
  await region.time.until(gate);
  expect(region.time.now() - started).toBeLessThanOrEqual(1.3 * buildMs);
  expect(looks(region)).toBeLessThanOrEqual((count * alicloud.creationCalls) / 10);
}, 20_000);

/** The calls of a destroy: eight deletions at a time, as the engine sends them. */
async function callsOfDestroy(total: number, deleteMs: number): Promise<number> {
  const region = await openRegion({ buildMs: 0, deleteMs });
  const created = await createAll(region, {}, 8, total);
  region.emulator.clearCalls();
  const left = [...created];
  const worker = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      await region.time.pause(200);
      await region.runner.delete(imageCacheResource, next.id, next.outs);
    }
  };
  await region.time.until(Promise.all(Array.from({ length: 8 }, worker)));
  expect(region.emulator.isEmpty()).toBe(true);
  return region.emulator.calls.length;
}

describe.each([0, 1_500])("where a deletion takes %d ms", (deleteMs) => {
  it.each([1, 2, 5, 8, 9, 16, 23])("deletes %d caches with two calls each and a few more", async (total) => {
    expect(await callsOfDestroy(total, deleteMs)).toBeLessThanOrEqual(2 * total + 5);
  });

  it.each([24, 50, 100])(
    "deletes %d caches with one and a half calls each and a few more",
    async (total) => {
      expect(await callsOfDestroy(total, deleteMs)).toBeLessThanOrEqual(1.5 * total + 10);
    },
    20_000,
  );
});

it("lists again once the list has become short enough", async () => {
  const total = 500;
  expect(await callsOfDestroy(total, 0)).toBeLessThanOrEqual(1.8 * total);
}, 30_000);
