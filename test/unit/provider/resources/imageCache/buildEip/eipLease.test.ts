import { expect, it } from "vitest";
import { createImageCache } from "../../../../../../provider/cloud/eci.js";
import { tagList } from "../../../../../../provider/cloud/tags.js";
import { allocateEipAddress } from "../../../../../../provider/cloud/vpc.js";
import { ownerTag } from "../../../../../../provider/core/ownership.js";
import type { Properties } from "../../../../../../provider/core/resource.js";
import { imageCacheResource } from "../../../../../../provider/resources/imageCache/resource.js";
import { openRegion, type Region } from "../region.js";
import { newsOf } from "../states.js";

const buildMs = 300_000;

async function address(region: Region): Promise<string> {
  const { time } = region;
  const { allocationId } = await time.until(
    allocateEipAddress(region.cloud().vpc, {}, `token-${region.emulator.eips.list().length}`),
  );
  return allocationId;
}

const named = (name: string, args: Properties) =>
  newsOf({ imageCacheName: name, __urn: `urn:pulumi:dev::shop::t::${name}`, ...args });

const create = (region: Region, name: string, args: Properties) =>
  region.runner.create(imageCacheResource, named(name, args));

/** How many build times have passed since `started`. */
const builds = (region: Region, started: number) => Math.floor((region.time.now() - started) / buildMs);

it("lets builds through one address run one at a time", async () => {
  const region = await openRegion();
  const eipInstanceId = await address(region);
  const started = region.time.now();
  const creates = ["a", "b", "c"].map((name) => create(region, name, { eipInstanceId }));
  const created = await region.time.until(Promise.all(creates));
  expect(created.map(({ outs }) => outs.status)).toEqual(["Ready", "Ready", "Ready"]);
  expect(builds(region, started)).toBe(3);
  expect(region.time.now() - started).toBeLessThan(3 * (buildMs + 20_000));
  expect(region.lines.filter((line) => line.startsWith("waits for"))).toEqual([
    `waits for the address ${eipInstanceId} that cache a builds through`,
    `waits for the address ${eipInstanceId} that cache b builds through`,
  ]);
});

it("lets builds through different addresses, or through none, run at once", async () => {
  const region = await openRegion();
  const addresses = [await address(region), await address(region), undefined, undefined];
  const started = region.time.now();
  const creates = addresses.map((eipInstanceId, index) =>
    create(region, `cache-${index}`, { eipInstanceId }),
  );
  await region.time.until(Promise.all(creates));
  expect(builds(region, started)).toBe(1);
});

it("follows a build that nobody waits for before the next one starts, which then waits for its own end", async () => {
  const region = await openRegion();
  const eipInstanceId = await address(region);
  const started = region.time.now();
  const first = await region.time.until(create(region, "a", { eipInstanceId, waitForReady: false }));
  expect(builds(region, started)).toBe(0);
  expect(first.outs.status).toBe("Preparing");
  const second = await region.time.until(create(region, "b", { eipInstanceId, waitForReady: false }));
  expect(builds(region, started)).toBe(2);
  expect(second.outs.status).toBe("Ready");
});

it("says at once who else holds the address, and what to do", async () => {
  const region = await openRegion();
  const eipInstanceId = await address(region);
  region.emulator.eips.change(eipInstanceId, { InstanceId: "i-web" });
  const started = region.time.now();
  await expect(region.time.until(create(region, "a", { eipInstanceId }))).rejects.toThrow(
    `The address ${eipInstanceId} is held (InUse by EcsInstance i-web), and a build needs it for itself. ` +
      "Detach it, or give another eipInstanceId or autoCreateEip, and run pulumi up again.",
  );
  expect(region.time.now()).toBe(started);
});

it("tries again where the address is free by the time that somebody looks, but not for ever", async () => {
  const region = await openRegion();
  const eipInstanceId = await address(region);
  const refusal = { kind: "error", status: 400, code: "IncorrectEipStatus", message: "Busy." } as const;
  region.emulator.faults.add({ action: "CreateImageCache", times: 2, fault: refusal });
  const { outs } = await region.time.until(create(region, "a", { eipInstanceId }));
  expect(outs.status).toBe("Ready");
  region.emulator.faults.add({ action: "CreateImageCache", times: 100, fault: refusal });
  const refused = region.time.until(create(region, "b", { eipInstanceId }));
  await expect(refused).rejects.toThrow("IncorrectEipStatus: Busy");
});

it("says of an address that does not exist what the API says", async () => {
  const region = await openRegion();
  const refused = region.time.until(create(region, "a", { eipInstanceId: "eip-none" }));
  await expect(refused).rejects.toThrow("InvalidAllocationId.NotFound");
});

it("waits for a build of an earlier run that still holds the address", async () => {
  const region = await openRegion();
  const eipInstanceId = await address(region);
  const { time } = region;
  const request = {
    ImageCacheName: "early",
    Image: ["a:1"],
    EipInstanceId: eipInstanceId,
    Tag: tagList({ [ownerTag]: "me" }),
  };
  await time.until(createImageCache(region.cloud().eci, request, "token"));
  const started = time.now();
  const { outs } = await time.until(create(region, "a", { eipInstanceId }));
  expect(outs.status).toBe("Ready");
  expect(builds(region, started)).toBe(2);
});

it("goes on after a build that failed", async () => {
  const region = await openRegion();
  const eipInstanceId = await address(region);
  const creates = [
    create(region, "a", { eipInstanceId, images: ["fail-build:1"] }),
    create(region, "b", { eipInstanceId }),
  ];
  const [a, b] = await region.time.until(Promise.allSettled(creates));
  expect(a).toMatchObject({ reason: { message: expect.stringContaining("is Failed") } });
  expect(b).toMatchObject({ value: { outs: { status: "Ready" } } });
});

it("goes on after a build whose time was up, once its address is free", async () => {
  const region = await openRegion();
  const eipInstanceId = await address(region);
  const started = region.time.now();
  const creates = [
    create(region, "a", { eipInstanceId, __timeouts: { create: 60 } }),
    create(region, "b", { eipInstanceId }),
  ];
  const [a, b] = await region.time.until(Promise.allSettled(creates));
  expect(a).toMatchObject({ reason: { message: expect.stringContaining("is still Creating") } });
  expect(b).toMatchObject({ value: { outs: { status: "Ready" } } });
  expect(builds(region, started)).toBe(2);
});

it("does not count the time in the queue against the build", async () => {
  const region = await openRegion();
  const eipInstanceId = await address(region);
  const args = { eipInstanceId, __timeouts: { create: 400 } };
  const creates = ["a", "b", "c"].map((name) => create(region, name, args));
  const created = await region.time.until(Promise.all(creates));
  expect(created.map(({ outs }) => outs.status)).toEqual(["Ready", "Ready", "Ready"]);
});

it("goes on after a build that was refused or deleted", async () => {
  const region = await openRegion();
  const eipInstanceId = await address(region);
  region.emulator.faults.add({
    action: "CreateImageCache",
    fault: { kind: "error", status: 403, code: "QuotaExceeded", message: "Full." },
  });
  const refused = create(region, "a", { eipInstanceId });
  const left = create(region, "b", { eipInstanceId, waitForReady: false });
  await region.time.until(Promise.allSettled([refused]));
  const next = create(region, "c", { eipInstanceId });
  const deletion = region.time.pause(60_000).then(() => {
    const [cache] = region.emulator.imageCaches.list();
    region.emulator.imageCaches.remove(cache?.ImageCacheId ?? "");
  });
  const [, deleted, after] = await region.time.until(Promise.allSettled([deletion, left, next]));
  expect(deleted).toMatchObject({ reason: { message: expect.stringContaining("vanished") } });
  expect(after).toMatchObject({ value: { outs: { status: "Ready" } } });
});

it("queues pulls of updates too, and nothing but pulls", async () => {
  const region = await openRegion();
  const eipInstanceId = await address(region);
  const { outs, id } = await region.time.until(create(region, "a", { eipInstanceId }));
  const started = region.time.now();
  const pull = named("a", { eipInstanceId, images: ["a:2"] });
  const building = create(region, "b", { eipInstanceId });
  const pulled = await region.time.until(
    Promise.all([building, region.runner.update(imageCacheResource, id, outs, pull)]),
  );
  expect(pulled[1].status).toBe("Ready");
  expect(builds(region, started)).toBe(2);
  const third = create(region, "c", { eipInstanceId });
  const sized = named("a", { eipInstanceId, images: ["a:2"], imageCacheSize: 50 });
  const before = region.time.now();
  await region.time.until(region.runner.update(imageCacheResource, id, pulled[1], sized));
  expect(builds(region, before)).toBe(0);
  await region.time.until(third);
});
