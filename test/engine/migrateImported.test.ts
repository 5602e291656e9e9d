import { ImageCache } from "pulumi-eci";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Stored } from "./support/alicloudResources.js";
import { declarePrinted, printed, store } from "./support/migration.js";
import { TestStack } from "./support/stack.js";

const web: Stored = {
  type: "alicloud:eci/imageCache:ImageCache",
  name: "web",
  inputs: {
    ...{ imageCacheName: "web", images: ["nginx:1"], imageCacheSize: 50, retentionDays: 30 },
    ...{ securityGroupId: "sg-1", vswitchId: "vsw-1" },
  },
};
const pull: Stored = {
  type: "alicloud:ecs/eipAddress:EipAddress",
  name: "pull",
  inputs: { addressName: "pull", bandwidth: "10", internetChargeType: "PayByTraffic", tags: { team: "web" } },
};

/** What the alicloud provider reads of each, and so all that `pulumi import` has to put into the state. */
const imported: Readonly<Record<string, Record<string, unknown>>> = {
  web: { __defaults: [], imageCacheName: "web", images: ["nginx:1"] },
  pull: {
    __defaults: [],
    ...{ addressName: "pull", name: "pull", bandwidth: "10", description: "", deletionProtection: false },
    ...{ internetChargeType: "PayByTraffic", instanceChargeType: "PostPaid", paymentType: "PayAsYouGo" },
    ...{ isp: "BGP", netmode: "public", resourceGroupId: "", securityProtectionTypes: [] },
    tags: { __defaults: [], team: "web" },
  },
};

let stack: TestStack;

beforeEach(async () => {
  stack = await TestStack.create();
  stack.declare(async () => {});
  expect((await stack.up()).succeeded).toBe(true);
  // Protected, with the id that it was imported by, and no program yet.
  const entry = ({ name, type }: Stored, id: string) => ({
    inputs: imported[name],
    outputs: { ...imported[name], id, ...(type.includes("eci") && { status: "Ready" }) },
    ...{ protect: true, importID: id },
  });
  await store(stack, [web, pull], { entry });
});
afterEach(() => stack.close());

describe("what pulumi import has made of another tool's state", () => {
  it("moves over, and the printed program changes nothing", async () => {
    const before = JSON.stringify([stack.emulator.imageCaches.list(), stack.emulator.eips.list()]);
    const text = printed(await stack.command("migrate", "--stack", "dev", "--yes"));
    declarePrinted(stack, text);
    expect((await stack.preview()).changes).toEqual({ same: 2 });
    expect((await stack.up()).changes).toEqual({ same: 2 });
    expect(JSON.stringify([stack.emulator.imageCaches.list(), stack.emulator.eips.list()])).toBe(before);
    expect((await stack.refresh()).succeeded).toBe(true);
    // The program does not protect them.
    expect((await stack.destroy()).succeeded).toBe(true);
    expect(stack.emulator.isEmpty()).toBe(true);
  });

  it("takes what only the other tool knew in place, and builds nothing", async () => {
    await stack.command("migrate", "--stack", "dev", "--yes");
    const [cache] = stack.emulator.imageCaches.list();
    stack.declare(async () => {
      const { vswitchId, ...args } = web.inputs;
      new ImageCache("web", { ...args, images: ["nginx:1"], vswitchIds: [String(vswitchId)] });
    });
    const urn = (await stack.resources()).find(({ type }) => type.endsWith("ImageCache"))?.urn ?? "";
    stack.emulator.clearCalls();
    const up = await stack.up({ target: [urn] });
    expect(up).toMatchObject({ succeeded: true, changes: { update: 1 } });
    expect(stack.emulator.calls.map(({ action }) => action)).not.toContain("CreateImageCache");
    const [after] = stack.emulator.imageCaches.list();
    expect(after).toMatchObject({ ImageCacheId: cache?.ImageCacheId, Status: "Ready" });
  });
});
