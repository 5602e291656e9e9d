import { describe, expect, it } from "vitest";
import { Cloud } from "../../../../../provider/cloud/cloud.js";
import { createImageCache } from "../../../../../provider/cloud/eci.js";
import { followUntilGone } from "../../../../../provider/core/polling/wait.js";
import { pollerOf } from "../../../../../provider/resources/imageCache/polling/poller.js";
import { waitUntilFinal } from "../../../../../provider/resources/imageCache/polling/wait.js";
import { openRegion } from "../../resources/imageCache/region.js";

const hour = 60 * 60 * 1_000;

async function building(count: number) {
  const region = await openRegion({ buildMs: hour });
  const interruption = new AbortController();
  const { shared } = region.cloud();
  const cloud = new Cloud(shared, { deadline: region.time.now() + hour, signal: interruption.signal });
  const names = Array.from({ length: count }, (_, index) => `cache-${index}`);
  const created = names.map((name) =>
    createImageCache(cloud.eci, { ImageCacheName: name, Image: ["a:1"] }, name),
  );
  const ids = (await region.time.until(Promise.all(created))).map(({ imageCacheId }) => imageCacheId);
  return { region, cloud, interruption, ids };
}

describe("an interruption", () => {
  it("ends all waits after one more look, and says how to go on", async () => {
    const { region, cloud, interruption, ids } = await building(3);
    const waits = Promise.allSettled(ids.map((id) => waitUntilFinal(cloud, id)));
    const started = region.time.now();
    await region.time.until(cloud.clock.pause(60_000));
    interruption.abort();
    const ends = await region.time.until(waits);
    expect(region.time.now() - started).toBeLessThanOrEqual(60_000);
    for (const end of ends) {
      expect(end).toMatchObject({ status: "rejected" });
      const { message } = (end as PromiseRejectedResult).reason as Error;
      expect(message).toMatch(
        /^is still \w+ \(\d+%\) after \d+ s\. .*run pulumi up again to go on waiting\.$/,
      );
      expect(message).not.toContain("customTimeouts");
    }
  });

  it("lets a wait that begins after it look once", async () => {
    const { region, cloud, interruption, ids } = await building(1);
    interruption.abort();
    region.emulator.clearCalls();
    const [end] = await region.time.until(Promise.allSettled([waitUntilFinal(cloud, ids[0] ?? "")]));
    expect(end).toMatchObject({ status: "rejected" });
    expect(region.emulator.calls.length).toBeGreaterThan(0);
  });

  it("ends a wait for a deletion", async () => {
    const { region, cloud, interruption, ids } = await building(1);
    const [id = ""] = ids;
    const gone = Promise.allSettled([followUntilGone(pollerOf(cloud), cloud, id)]);
    await region.time.until(cloud.clock.pause(30_000));
    interruption.abort();
    const [end] = await region.time.until(gone);
    expect(String((end as PromiseRejectedResult).reason)).toContain("was asked to go, but is still there");
  });

  it("ends a wait while the cloud throttles", async () => {
    const { region, cloud, interruption, ids } = await building(1);
    region.emulator.faults.add({
      action: "DescribeImageCaches",
      times: 1_000,
      fault: { kind: "error", status: 429, code: "Throttling", message: "Slow down." },
    });
    const wait = Promise.allSettled([waitUntilFinal(cloud, ids[0] ?? "")]);
    await region.time.until(cloud.clock.pause(120_000));
    const interruptedAt = region.time.now();
    interruption.abort();
    const [end] = await region.time.until(wait);
    expect(end).toMatchObject({ status: "rejected" });
    expect(region.time.now() - interruptedAt).toBeLessThan(1_000);
  });
});
