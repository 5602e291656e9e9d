import { describe, expect, it } from "vitest";
import { createImageCache, deleteImageCache, describeImageCache } from "../../../../../provider/cloud/eci.js";
import { tagList } from "../../../../../provider/cloud/tags.js";
import { ownerTag } from "../../../../../provider/core/ownership.js";
import { Listing } from "../../../../../provider/core/polling/listing.js";
import type { Properties } from "../../../../../provider/core/resource.js";
import { imageCacheLooks } from "../../../../../provider/resources/imageCache/polling/poller.js";
import { imageCacheResource } from "../../../../../provider/resources/imageCache/resource.js";
import { callsOf, openRegion, type Region } from "./region.js";
import { hidden, stateOf } from "./states.js";

interface Stored {
  id: string;
  state: Properties;
}

/** Caches that are Ready and in the state. */
async function stored(region: Region, count: number): Promise<Stored[]> {
  const { emulator } = region;
  const { eci } = region.cloud();
  const created: Stored[] = [];
  for (let index = 0; index < count; index++) {
    const imageCacheName = `cache-${index}`;
    const request = {
      ImageCacheName: imageCacheName,
      Image: ["a:1"],
      Tag: tagList({ [ownerTag]: "me" }),
    };
    const { imageCacheId: id } = await createImageCache(eci, request, imageCacheName);
    const state = stateOf(
      { imageCacheName, images: ["a:1"] },
      { imageCacheId: id, accountId: "1000000000000001", __urn: `${hidden.__urn}-${index}` },
    );
    created.push({ id, state });
  }
  emulator.clearCalls();
  return created;
}

/** What the engine does in a refresh: so many reads at a time, in the order of the state. */
async function refresh(region: Region, resources: readonly Stored[], parallel = 8) {
  const left = [...resources];
  const found: Awaited<ReturnType<typeof imageCacheResource.read>>[] = [];
  const worker = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      found.push(await region.runner.read(imageCacheResource, next.id, next.state));
    }
  };
  await region.time.until(Promise.all(Array.from({ length: parallel }, worker)));
  return found;
}

const looks = (region: Region) => callsOf(region.emulator, "DescribeImageCaches");

describe("a refresh", () => {
  it("of a hundred caches is one call a page", async () => {
    const region = await openRegion({ buildMs: 0 });
    const found = await refresh(region, await stored(region, 100));
    expect(found.map((result) => result?.outs.status)).toEqual(found.map(() => "Ready"));
    expect(looks(region)).toBe(2);
  });

  it("asks once more for each cache that is absent, and calls only that gone", async () => {
    const region = await openRegion({ buildMs: 0 });
    const resources = await stored(region, 100);
    for (const { id } of [3, 50, 99].flatMap((index) => resources[index] ?? []))
      region.emulator.imageCaches.remove(id);
    const found = await refresh(region, resources);
    expect(found.filter((result) => result === undefined)).toHaveLength(3);
    expect(looks(region)).toBe(2 + 3);
  });

  it("of one cache is a Describe of its id", async () => {
    const region = await openRegion({ buildMs: 0 });
    const resources = await stored(region, 1);
    await refresh(region, resources);
    expect(region.emulator.calls).toMatchObject([{ parameters: { ImageCacheId: resources[0]?.id } }]);
  });

  it("one by one lists as soon as it has asked for two", async () => {
    const region = await openRegion({ buildMs: 0 });
    await refresh(region, await stored(region, 30), 1);
    expect(looks(region)).toBe(2);
  });

  it("lists no crowd of other stacks' caches for a few of its own", async () => {
    const region = await openRegion({ buildMs: 0 });
    const mine = await stored(region, 4);
    await stored(region, 300);
    await refresh(region, mine);
    expect(looks(region)).toBeLessThanOrEqual(5);
  });

  it("goes on past a page that is throttled", async () => {
    const region = await openRegion({ buildMs: 0 });
    const resources = await stored(region, 60);
    region.emulator.faults.add({ action: "DescribeImageCaches", skip: 1, fault: { kind: "throttle" } });
    const found = await refresh(region, resources);
    expect(found.every((result) => result !== undefined)).toBe(true);
  });
});

describe("a list", () => {
  it("is never read twice by the same resource", async () => {
    const region = await openRegion({ buildMs: 0 });
    const resources = await stored(region, 10);
    await refresh(region, resources);
    for (const { id } of resources) region.emulator.imageCaches.change(id, { ImageCacheSize: 77 });
    const found = await refresh(region, resources);
    expect(found.map((result) => result?.outs.imageCacheSize)).toEqual(resources.map(() => 77));
  });

  it("is dropped after a write", async () => {
    const region = await openRegion({ buildMs: 0 });
    const resources = await stored(region, 10);
    await refresh(region, resources.slice(0, 9));
    const [last] = resources.slice(9);
    await deleteImageCache(region.cloud().eci, last?.id ?? "", "token");
    expect(await refresh(region, resources.slice(9))).toEqual([undefined]);
  });

  it("is dropped after ten seconds", async () => {
    const region = await openRegion({ buildMs: 0 });
    const resources = await stored(region, 10);
    await refresh(region, resources.slice(0, 9));
    region.time.advance(11_000);
    for (const { id } of resources) region.emulator.imageCaches.change(id, { ImageCacheSize: 77 });
    const [found] = await refresh(region, resources.slice(9));
    expect(found?.outs.imageCacheSize).toBe(77);
  });

  it("tells of a cache all that a Describe of its id tells", async () => {
    const region = await openRegion({ buildMs: 0, failingImages: [{ pattern: "a:1" }] });
    const [resource] = await stored(region, 1);
    const { eci } = region.cloud();
    const listing = new Listing(eci.client, imageCacheLooks);
    const [listed] = await listing.more();
    const described = await describeImageCache(eci, resource?.id ?? "");
    expect(listed).toEqual(described);
    expect(described?.events).not.toEqual([]);
  });
});

it("observes the states of many unfinished caches with one list", async () => {
  const region = await openRegion({ buildMs: 0 });
  const resources = await stored(region, 8);
  const diffs = resources.map(({ id, state }) => {
    const olds = { ...state, status: "Creating" };
    return region.runner.diff(imageCacheResource, id, olds, { ...state, waitForReady: false });
  });
  await region.time.until(Promise.all(diffs));
  expect(looks(region)).toBe(1);
});
