import { Eip, ImageCache, type PlaceArgs } from "pulumi-eci";
import { afterEach, beforeEach, expect, it } from "vitest";
import { isPluginHost, TestStack } from "./support/stack.js";

let owner: TestStack;
let reader: TestStack;
let ids: { cache: string; address: string };

beforeEach(async () => {
  owner = await TestStack.create();
  owner.declare(async () => {
    const address = new Eip("pull", { tags: { team: "web" } });
    const cache = new ImageCache("web", { images: ["registry.example.com/web:1"] });
    return { cache: cache.imageCacheId, address: address.allocationId };
  });
  expect((await owner.up()).succeeded).toBe(true);
  ids = (await owner.outputs()) as typeof ids;
  const endpoint = owner.emulator.url;
  const environment = { ECI_ENDPOINT: endpoint, VPC_ENDPOINT: endpoint, STS_ENDPOINT: endpoint };
  reader = await TestStack.create({ environment });
});
afterEach(async () => {
  await reader.close();
  expect((await owner.destroy()).succeeded).toBe(true);
  await owner.close();
});

const declare = (wanted = ids, place: PlaceArgs = {}) =>
  reader.declare(async () => {
    const cache = ImageCache.get("shared", wanted.cache, place);
    const address = Eip.get("shared", wanted.address, place);
    const { status, images, regionId, imageCacheId } = cache;
    return {
      status,
      images,
      regionId,
      imageCacheId,
      ip: address.ipAddress,
      tags: address.tags,
    };
  });

it("reads a cache and an address of another stack, and changes nothing of them in a whole life", async () => {
  const before = JSON.stringify([owner.emulator.imageCaches.list(), owner.emulator.eips.list()]);
  owner.emulator.clearCalls();
  declare();
  expect((await reader.preview()).succeeded).toBe(true);
  const up = await reader.up();
  expect([up.succeeded, up.errors]).toEqual([true, ""]);
  expect(await reader.outputs()).toMatchObject({
    status: "Ready",
    images: ["registry.example.com/web:1"],
    regionId: "cn-hangzhou",
    imageCacheId: ids.cache,
    tags: { team: "web" },
  });
  expect((await reader.refresh()).succeeded).toBe(true);
  expect((await reader.up()).succeeded).toBe(true);
  expect((await reader.destroy()).succeeded).toBe(true);
  expect(owner.emulator.calls.filter(({ action }) => !/^(Describe|List|Get)/.test(action))).toEqual([]);
  expect(JSON.stringify([owner.emulator.imageCaches.list(), owner.emulator.eips.list()])).toBe(before);
});

// Under the plugin the engine says so, in its own words.
it.skipIf(isPluginHost)("fails a preview that names what does not exist there", async () => {
  declare({ ...ids, cache: "imc-2zenothere0000000000" });
  const unknown = await reader.preview();
  expect(unknown.succeeded).toBe(false);
  expect(unknown.errors).toMatch(
    /ImageCache shared .*imc-2zenothere0000000000 does not exist in cn-hangzhou of the account \d+\./,
  );
  declare(ids, { regionId: "cn-beijing" });
  const elsewhere = await reader.preview();
  expect(elsewhere.errors).toMatch(/does not exist in cn-beijing of the account \d+\./);
});

// The plugin takes the option.
it.skipIf(isPluginHost)("refuses the import option with the way that there is", async () => {
  reader.declare(async () => {
    new Eip("mine", {}, { import: ids.address });
  });
  const { succeeded, errors } = await reader.preview();
  expect(succeeded).toBe(false);
  expect(errors).toContain(
    `Eip mine takes no import option: run pulumi-eci import --id ${ids.address}, then pulumi import --file`,
  );
});
