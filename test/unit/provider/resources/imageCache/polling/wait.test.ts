import { expect, it } from "vitest";
import { createImageCache } from "../../../../../../provider/cloud/eci.js";
import type { ExpectedPull } from "../../../../../../provider/resources/imageCache/polling/pullWatch.js";
import { waitUntilFinal } from "../../../../../../provider/resources/imageCache/polling/wait.js";
import { callsOf, openRegion, type Region } from "../region.js";

const minute = 60_000;
const wayOut = "Perhaps the build has no way to the registry. Over the Internet: set autoCreateEip";

/** A wait for a build that pulls for a hundred minutes. */
async function waited(region: Region, timeoutMs: number, expected?: ExpectedPull) {
  const request = { ImageCacheName: "web", Image: ["a:1"] };
  const { imageCacheId } = await createImageCache(region.cloud().eci, request, "web");
  const log = {
    info: () => {},
    progress: () => {},
    note: () => {},
    warning: (line: string) => void region.lines.push(line),
  };
  const wait = waitUntilFinal(region.cloud(timeoutMs), imageCacheId, { log, isNew: true, expected });
  const outcome = await region.time.until(Promise.allSettled([wait])).then(([result]) => result);
  return { imageCacheId, outcome };
}

const slow = () => openRegion({ buildMs: 600 * minute });

it("tells once of a pull without an end, with the way out", async () => {
  const region = await slow();
  const { imageCacheId } = await waited(region, 60 * minute);
  expect(region.lines).toEqual([
    expect.stringContaining(`${imageCacheId} has been pulling for 15 min: ${wayOut}`),
  ]);
});

it("tells sooner where it is known what is pulled", async () => {
  const region = await slow();
  await waited(region, 60 * minute, { compressedBytes: 750_000_000 });
  expect(region.lines).toEqual([
    expect.stringMatching(/ has been pulling for 6 min; about 2 were to be expected: Perhaps/),
  ]);
});

it("says at its deadline what the last events were, and what to do", async () => {
  const region = await slow();
  const { outcome } = await waited(region, 60 * minute);
  expect(outcome).toMatchObject({
    reason: {
      message: expect.stringMatching(
        /^is still Preparing \(0%\) after 3600 s\. Last events: Started: The resource check .* pulls the images; Pulling: Pulling image "a:1"\. Perhaps the build has no way .* It goes on in the cloud: run pulumi up again to go on waiting, or raise customTimeouts\.$/,
      ),
    },
  });
});

it("says nothing of a way out of a pull that is not slow yet", async () => {
  const region = await slow();
  const { outcome } = await waited(region, 5 * minute);
  expect(region.lines).toEqual([]);
  expect(outcome).toMatchObject({
    reason: { message: expect.stringMatching(/Pulling image "a:1"\. It goes on in the cloud/) },
  });
});

it("tells what kubelet says of a pull that gets nowhere", async () => {
  const region = await openRegion({ requireInternetRoute: true, withoutRoute: "hangs" });
  const { outcome } = await waited(region, 30 * minute);
  const reason = /Failed: Failed to pull image "a:1": .* i\/o timeout \(\d+ times\)/.source;
  const causes =
    /The build does not reach the registry: its vSwitch has no way there\. Over the Internet: set/.source;
  expect(region.lines).toEqual([expect.stringMatching(new RegExp(`for 15 min: ${reason}\\. ${causes}`))]);
  expect(outcome).toMatchObject({
    reason: { message: expect.stringMatching(new RegExp(`${reason}.*${causes}`)) },
  });
  expect(callsOf(region.emulator, "DescribeContainerGroupEvents")).toBe(2);
});
