import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createImageCache, type ImageCache } from "../../../../../provider/cloud/eci.js";
import { tagList } from "../../../../../provider/cloud/tags.js";
import { ownerTag } from "../../../../../provider/core/ownership.js";
import { Poller } from "../../../../../provider/core/polling/poller.js";
import { followUntilGone } from "../../../../../provider/core/polling/wait.js";
import { imageCacheLooks, pollerOf } from "../../../../../provider/resources/imageCache/polling/poller.js";
import { waitUntilFinal } from "../../../../../provider/resources/imageCache/polling/wait.js";
import { callsOf, openRegion, type Region } from "../../resources/imageCache/region.js";

const hour = 60 * 60 * 1_000;

/** Caches whose build has just been accepted. */
async function building(
  region: Region,
  count: number,
  tags: Record<string, string> = { [ownerTag]: "me" },
): Promise<string[]> {
  const { time } = region;
  const cloud = region.cloud();
  const names = Array.from({ length: count }, () => `cache-${randomUUID()}`);
  const created = names.map((imageCacheName) =>
    createImageCache(
      cloud.eci,
      { ImageCacheName: imageCacheName, Image: ["a:1"], Tag: tagList(tags) },
      imageCacheName,
    ),
  );
  return (await time.until(Promise.all(created))).map(({ imageCacheId }) => imageCacheId);
}

function wait(region: Region, imageCacheId: string, timeoutMs = hour) {
  const info = (line: string) => void region.lines.push(line);
  return waitUntilFinal(region.cloud(timeoutMs), imageCacheId, {
    log: { info, progress: info, warning: info, note: info },
    isNew: true,
  });
}

async function waitForAll(region: Region, ids: readonly string[]): Promise<(ImageCache | undefined)[]> {
  return region.time.until(Promise.all(ids.map((id) => wait(region, id))));
}

const describes = (region: Region) => callsOf(region.emulator, "DescribeImageCaches");

describe("the waits of a region", () => {
  it("share a few lists, one call at a time, and know soon", async () => {
    const region = await openRegion();
    const started = region.time.now();
    const ids = await building(region, 100);
    const caches = await waitForAll(region, ids);
    expect(caches.map((cache) => cache?.status)).toEqual(ids.map(() => "Ready"));
    // The alicloud provider looks 33 times at each.
    expect(describes(region)).toBeLessThan(60);
    expect(region.mostAtOnce()).toBe(1);
    expect(region.time.now() - started).toBeLessThan(300_000 + 5_000);
  });

  it("ask for a single cache by its id", async () => {
    const region = await openRegion();
    const [id = ""] = await building(region, 1);
    await waitForAll(region, [id]);
    const asked = region.emulator.calls.filter(({ action }) => action === "DescribeImageCaches");
    expect(asked.every(({ parameters }) => parameters.ImageCacheId === id)).toBe(true);
    expect(asked.length).toBeLessThan(25);
  });

  it("ask for single caches where a list has more pages than there are waits", async () => {
    const region = await openRegion();
    const ids = await building(region, 110);
    await waitForAll(region, ids.slice(0, 2));
    const lists = region.emulator.calls.filter(
      ({ action, parameters }) => action === "DescribeImageCaches" && parameters.ImageCacheId === undefined,
    );
    expect(lists.length).toBeLessThanOrEqual(3);
  });

  it("find caches that carry no owner's mark, too", async () => {
    const region = await openRegion();
    const ids = await building(region, 3, {});
    const caches = await waitForAll(region, ids);
    expect(caches.map((cache) => cache?.status)).toEqual(["Ready", "Ready", "Ready"]);
  });

  it("go on with the pages that the API grants by itself", async () => {
    const region = await openRegion();
    region.emulator.faults.add({
      action: "DescribeImageCaches",
      fault: { kind: "error", status: 400, code: "InvalidParameter.Limit", message: "Too many." },
    });
    const ids = await building(region, 30);
    const caches = await waitForAll(region, ids);
    expect(caches.every((cache) => cache?.status === "Ready")).toBe(true);
    const limits = region.emulator.calls.map(({ parameters }) => parameters.Limit);
    expect(limits.filter((limit) => limit !== undefined)).toEqual(["50"]);
  });

  it("look at each cache by itself where listing is denied", async () => {
    const region = await openRegion({ buildMs: 20_000 });
    region.emulator.faults.add({
      action: "DescribeImageCaches",
      fault: { kind: "error", status: 403, code: "NoPermission", message: "No." },
    });
    const caches = await waitForAll(region, await building(region, 3));
    expect(caches.map((cache) => cache?.status)).toEqual(["Ready", "Ready", "Ready"]);
  });

  it("take a cache for gone only when its own id is not known", async () => {
    const region = await openRegion();
    const ids = await building(region, 3);
    const [gone = ""] = ids;
    const waits = Promise.all(ids.map((id) => wait(region, id)));
    await region.time.until(region.time.pause(60_000));
    region.emulator.imageCaches.remove(gone);
    const caches = await region.time.until(waits);
    expect(caches.map((cache) => cache?.status)).toEqual([undefined, "Ready", "Ready"]);
    const last = region.emulator.calls.filter(({ parameters }) => parameters.ImageCacheId === gone);
    expect(last.length).toBeGreaterThan(0);
  });

  it("do not judge a wait by a call that was sent before it began", async () => {
    const region = await openRegion({ buildMs: 0 });
    const { emulator, time } = region;
    const [first = "", second = "", updated = ""] = await building(region, 3);
    emulator.faults.add({ action: "DescribeImageCaches", fault: { kind: "hold", effect: true } });
    const early = [wait(region, first), wait(region, second)];
    const late = time.pause(5_000).then(async () => {
      while (emulator.faults.heldCalls === 0) await new Promise((resolve) => setImmediate(resolve));
      // The list that is under way still says Ready of it.
      emulator.imageCaches.change(updated, { Status: "Failed" });
      const waiting = wait(region, updated);
      emulator.faults.release();
      return waiting;
    });
    const caches = await time.until(Promise.all([...early, late]));
    expect(caches.map((cache) => cache?.status)).toEqual(["Ready", "Ready", "Failed"]);
  });
});

describe("a wait", () => {
  it("ends at its own deadline, whatever the others do", async () => {
    const region = await openRegion();
    const [short = "", long = ""] = await building(region, 2);
    const waits = Promise.allSettled([wait(region, short, 100_000), wait(region, long)]);
    const [a, b] = await region.time.until(waits);
    expect(a).toMatchObject({
      reason: { message: expect.stringMatching(/^is still Creating \(\d+%\) after 100 s\./) },
    });
    expect(b).toMatchObject({ value: { status: "Ready" } });
  });

  it("outlasts throttling, which slows the loop", async () => {
    const region = await openRegion();
    const ids = await building(region, 2);
    region.emulator.faults.add({ action: "DescribeImageCaches", times: 10, fault: { kind: "throttle" } });
    const caches = await waitForAll(region, ids);
    expect(caches.map((cache) => cache?.status)).toEqual(["Ready", "Ready"]);
    expect(describes(region)).toBeLessThan(40);
    expect(region.lines.join()).toContain("Throttling.User");
  });

  it("tells at its deadline that the API throttles", async () => {
    const region = await openRegion();
    const [id = ""] = await building(region, 1);
    region.emulator.faults.add({ action: "DescribeImageCaches", times: 1_000, fault: { kind: "throttle" } });
    const [failed] = await region.time.until(Promise.allSettled([wait(region, id, 200_000)]));
    expect(failed).toMatchObject({ reason: { message: expect.stringContaining("Throttling.User") } });
  });

  it("is refused alone when the call for it alone is", async () => {
    const region = await openRegion();
    const [id = ""] = await building(region, 1);
    region.emulator.faults.add({
      action: "DescribeImageCaches",
      fault: { kind: "error", status: 403, code: "NoPermission", message: "No." },
    });
    const [failed] = await region.time.until(Promise.allSettled([wait(region, id)]));
    expect(failed).toMatchObject({ reason: { message: expect.stringContaining("NoPermission") } });
    expect((await waitForAll(region, [id]))[0]?.status).toBe("Ready");
  });
});

it("looks for a minute where nothing answers, and waits for five", async () => {
  const region = await openRegion();
  const { time, emulator } = region;
  const [id = ""] = await building(region, 1);
  const fault = { kind: "error", status: 503, code: "ServiceUnavailable", message: "Out." } as const;
  emulator.faults.add({ action: "DescribeImageCaches", times: 1_000, fault });
  const started = time.now();
  const secondsUntilRefused = async (answer: Promise<unknown>) => {
    await expect(answer).rejects.toMatchObject({ message: expect.stringContaining("ServiceUnavailable") });
    return (time.now() - started) / 1_000;
  };
  const limit = { deadline: started + hour, patienceMs: 60_000 };
  const seconds = Promise.all([
    secondsUntilRefused(pollerOf(region.cloud()).look(id, "a reader", limit)),
    secondsUntilRefused(wait(region, id)),
  ]);
  const [look = 0, waited = 0] = await time.until(seconds);
  expect(look).toBeLessThanOrEqual(60);
  expect(waited).toBeGreaterThan(240);
}, 20_000);

describe("the pauses of the loop", () => {
  /** The moments of the looks at a cache that goes on for ever, in seconds after the first. */
  async function looksOf(random: number, throttled = 0): Promise<number[]> {
    const region = await openRegion();
    const { time, emulator } = region;
    const [imageCacheId = ""] = await building(region, 1);
    const fault = { kind: "throttle", retryAfterMs: 1 } as const;
    if (throttled > 0)
      emulator.faults.add({ action: "DescribeImageCaches", skip: 1, times: throttled, fault });
    const moments: number[] = [];
    const ended = new Poller(region.cloud().shared.eci, time, imageCacheLooks, () => random).follow<string>({
      id: imageCacheId,
      deadline: time.now() + hour,
      firstPauseMs: 0,
      judge: () => {
        moments.push(time.now());
        return moments.length < 4 ? { pauseMs: 10_000, late: () => new Error("late") } : { result: "enough" };
      },
    });
    await time.until(ended);
    return moments.map((moment) => (moment - (moments[0] ?? 0)) / 1_000);
  }

  it("differ by a tenth in either direction, so that several processes part", async () => {
    expect(await looksOf(0)).toEqual([0, 9, 18, 27]);
    expect(await looksOf(0.5)).toEqual([0, 10, 20, 30]);
    expect(await looksOf(1)).toEqual([0, 11, 22, 33]);
  });

  it("grow under throttling, and shrink again when it ends", async () => {
    const [, second = 0, third = 0, fourth = 0] = await looksOf(0.5, 2);
    expect([third - second, fourth - third].map(Math.round)).toEqual([40, 20]);
  });
});

describe("the waits for caches that were asked to go", () => {
  async function goneAfter(region: Region, ids: readonly string[]): Promise<void> {
    const gone = ids.map((id) => followUntilGone(pollerOf(region.cloud()), region.cloud(), id));
    await region.time.until(region.time.pause(500));
    for (const id of ids) region.emulator.imageCaches.remove(id);
    await region.time.until(Promise.all(gone));
  }

  it("share one list of all caches, whether anybody has marked them or not", async () => {
    const region = await openRegion({ buildMs: 0 });
    const ids = [...(await building(region, 4)), ...(await building(region, 4, {}))];
    await goneAfter(region, ids);
    expect(describes(region)).toBe(1);
    expect(region.emulator.calls.at(-1)?.parameters).not.toHaveProperty("Tag.1.Key");
  });

  it("go on while a list shows one that nobody has marked", async () => {
    const region = await openRegion({ buildMs: 0 });
    const [stays = "", goes = ""] = await building(region, 2, {});
    const { time } = region;
    const ended: string[] = [];
    const gone = [stays, goes].map(async (id) => {
      await followUntilGone(pollerOf(region.cloud()), region.cloud(), id);
      ended.push(id);
    });
    region.emulator.imageCaches.remove(goes);
    await time.until(time.pause(10_000));
    expect(ended).toEqual([goes]);
    region.emulator.imageCaches.remove(stays);
    await time.until(Promise.all(gone));
  });

  it("ask for each by its id where many others would have to be listed", async () => {
    const region = await openRegion({ buildMs: 0 });
    const ids = await building(region, 110, {});
    await goneAfter(region, ids.slice(0, 2));
    expect(describes(region)).toBeLessThanOrEqual(3);
  });

  it("ask for each by its id where listing is denied", async () => {
    const region = await openRegion({ buildMs: 0 });
    const ids = await building(region, 3);
    region.emulator.faults.add({
      action: "DescribeImageCaches",
      fault: { kind: "error", status: 403, code: "NoPermission", message: "No." },
    });
    await goneAfter(region, ids);
    expect(describes(region)).toBe(4);
  });
});
