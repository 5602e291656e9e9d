import { describe, expect, it } from "vitest";
import type { EmulatorOptions } from "../../../../../emulator/index.js";
import type { Caller } from "../../../../../provider/cloud/client.js";
import { createImageCache } from "../../../../../provider/cloud/eci.js";
import { describeContainerGroupEvents } from "../../../../../provider/cloud/events.js";
import { eventsOfBuild } from "../../../../../provider/resources/imageCache/instanceEvents.js";
import { waitUntilFinal } from "../../../../../provider/resources/imageCache/polling/wait.js";
import { callsOf, openRegion } from "./region.js";

const action = "DescribeContainerGroupEvents";
const kubelet = 'Failed to pull image "r.example.com/tls-proxy:1": r.example.com/tls-proxy:1: not found';

/** Caches whose builds have failed, which tell less of it than their instances do. */
async function failed(count: number, options: EmulatorOptions = {}) {
  const failure = {
    reason: "Failed",
    message: "The images could not be pulled",
    instanceEvents: [{ reason: "Failed", message: kubelet }],
  };
  const region = await openRegion({ failingImages: [{ pattern: "a:1", failure }], ...options });
  const cloud = region.cloud();
  const names = Array.from({ length: count }, (_, index) => `cache-${index}`);
  const waits = names.map(async (ImageCacheName) => {
    const made = await createImageCache(cloud.eci, { ImageCacheName, Image: ["a:1"] }, ImageCacheName);
    return waitUntilFinal(cloud, made.imageCacheId, { isNew: true });
  });
  const caches = (await region.time.until(Promise.all(waits))).flatMap((cache) => cache ?? []);
  return { region, cloud, caches };
}

describe("the events of a build that has failed", () => {
  it("are those of the cache, and those of its instance", async () => {
    const { region, cloud, caches } = await failed(1);
    const [cache] = caches;
    const events = cache && (await region.time.until(eventsOfBuild(cloud, cache)));
    expect(events?.filter(({ type }) => type === "Warning").map(({ message }) => message)).toEqual([
      "The images could not be pulled",
      kubelet,
      "Error: ErrImagePull",
    ]);
  });

  it("are asked for with one call for twenty", async () => {
    const { region, cloud, caches } = await failed(25, { buildMs: 0 });
    const asked = caches.map((cache) => eventsOfBuild(cloud, cache));
    const all = await region.time.until(Promise.all(asked));
    expect(all.every((events) => events.some(({ message }) => message === kubelet))).toBe(true);
    expect(callsOf(region.emulator, action)).toBe(2);
  });

  it("are the cache's alone where the permission is missing, and nobody asks again", async () => {
    const { region, cloud, caches } = await failed(1);
    const fault = { kind: "error", status: 403, code: "Forbidden.RAM", message: "no" } as const;
    region.emulator.faults.add({ action, times: 5, fault });
    for (const cache of [...caches, ...caches]) {
      expect(await region.time.until(eventsOfBuild(cloud, cache))).toEqual(cache.events);
    }
    expect(callsOf(region.emulator, action)).toBe(1);
    expect(region.lines).toEqual([]);
  });

  it("are the cache's alone in passing trouble, which is not waited for", async () => {
    const { region, cloud, caches } = await failed(1);
    region.emulator.faults.add({ action, fault: { kind: "throttle" } });
    const [cache] = caches;
    expect(cache && (await region.time.until(eventsOfBuild(cloud, cache)))).toEqual(cache?.events);
    expect(callsOf(region.emulator, action)).toBe(1);
  });
});

it.each([
  [
    "as the vendor's clients read them",
    { Data: [{ ContainerGroupId: "eci-1", Events: [{ Reason: "Failed", Message: "m", Count: 2 }] }] },
  ],
  [
    "as the documents write them",
    { data: [{ containerGroupId: "eci-1", events: [{ reason: "Failed", message: "m", count: 2 }] }] },
  ],
])("are read %s", async (_, answer) => {
  const caller = { region: "cn-beijing", call: async () => answer } as unknown as Caller;
  const events = await describeContainerGroupEvents(caller, ["eci-1"]);
  expect(events.get("eci-1")).toEqual([{ reason: "Failed", message: "m", count: 2 }]);
});
