import * as alicloud from "@pulumi/alicloud";
import { Eip, ImageCache } from "pulumi-eci";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sharedConfig } from "../../tools/sharedConfig.mts";
import { isMissing } from "../support/plugins.js";
import { TestStack } from "./support/stack.js";

const missing = isMissing("pulumi-resource-alicloud", "a network of @pulumi/alicloud beside a cache");

/** Nothing comes from the environment: one configuration has to do for both providers. */
const noEnvironment = Object.fromEntries(
  ["ECI", "VPC", "STS"]
    .map((product) => `${product}_ENDPOINT`)
    .concat("ALICLOUD_ACCESS_KEY", "ALICLOUD_SECRET_KEY", "ALICLOUD_REGION")
    .map((name) => [name, ""]),
);

const program = (secondRange: string) => async () => {
  const network = new alicloud.vpc.Network("net", { cidrBlock: "10.0.0.0/16", tags: { team: "web" } });
  const group = new alicloud.ecs.SecurityGroup("group", { vpcId: network.id });
  const vswitches = [
    { zoneId: "cn-hangzhou-h", cidrBlock: "10.0.1.0/24" },
    { zoneId: "cn-hangzhou-i", cidrBlock: secondRange },
  ].map((args, index) => new alicloud.vpc.Switch(`zone-${index}`, { vpcId: network.id, ...args }));
  const address = new Eip("pull", { internetChargeType: "PayByTraffic" });
  const cache = new ImageCache("web", {
    images: ["registry.example.com/web:1"],
    vswitchIds: vswitches.map(({ id }) => id),
    securityGroupId: group.id,
    eipInstanceId: address.allocationId,
  });
  return { cache: cache.imageCacheId, vswitches: vswitches.map(({ id }) => id) };
};

describe.skipIf(missing)("a network of @pulumi/alicloud and a cache in it", () => {
  let stack: TestStack;
  const ids = async () => (await stack.outputs()) as { cache: string; vswitches: [string, string] };
  const cacheNetwork = async () => stack.emulator.imageCaches.get((await ids()).cache)?.VSwitchId;
  /** The writing calls, and those that were refused. */
  const story = () =>
    stack.emulator.calls
      .filter(({ action, code }) => /^(Create|Update|Delete|Release)/.test(action) || code !== undefined)
      .map(({ action, code }) => (code === undefined ? action : `${action} ${code}`));

  beforeAll(async () => {
    stack = await TestStack.create({ environment: noEnvironment });
    await stack.configure(sharedConfig(stack.emulator));
    stack.declare(program("10.0.2.0/24"));
    expect((await stack.up()).changes).toEqual({ create: 6 });
  });
  afterAll(() => stack.close());

  it("goes up with both providers from one configuration", async () => {
    const { cache, vswitches } = await ids();
    expect(stack.emulator.imageCaches.get(cache)).toMatchObject({
      Status: "Ready",
      VSwitchId: vswitches.join(","),
      SecurityGroupId: stack.emulator.securityGroups.list()[0]?.SecurityGroupId,
    });
    const [vpc] = stack.emulator.vpcs.list();
    expect(vpc?.VSwitchIds.VSwitchId.toSorted()).toEqual(vswitches.toSorted());
  });

  it("changes nothing the second time, and a refresh finds nothing", async () => {
    expect((await stack.up()).changes).toEqual({ same: 6 });
    expect((await stack.refresh()).output).toContain("7 unchanged");
    expect((await stack.preview()).changes).toEqual({ same: 6 });
  });

  it("makes a vSwitch anew that somebody has deleted, and moves the cache in place", async () => {
    const before = await ids();
    stack.emulator.vswitches.remove(before.vswitches[0]);
    stack.emulator.clearCalls();
    expect((await stack.up({ refresh: true })).changes).toMatchObject({ create: 1, update: 1 });
    const after = await ids();
    expect(after).toMatchObject({ cache: before.cache, vswitches: [expect.anything(), before.vswitches[1]] });
    expect(await cacheNetwork()).toBe(after.vswitches.join(","));
    expect(stack.emulator.vswitches.get(after.vswitches[0])).toBeDefined();
    expect((await stack.up()).changes).toEqual({ same: 6 });
  });

  it("moves the cache in place before a vSwitch goes that is replaced", async () => {
    const before = await ids();
    stack.declare(program("10.0.3.0/24"));
    stack.emulator.clearCalls();
    expect((await stack.up()).changes).toEqual({ replace: 1, update: 1, same: 4 });
    const after = await ids();
    expect(after.cache).toBe(before.cache);
    expect(await cacheNetwork()).toBe(after.vswitches.join(","));
    expect(story()).toEqual([
      "CreateVSwitch",
      "UpdateImageCache",
      "DeleteVSwitch",
      "DescribeVSwitchAttributes InvalidVSwitchId.NotFound",
    ]);
  });

  it("goes down in an order that the cloud accepts", async () => {
    stack.emulator.clearCalls();
    expect((await stack.destroy()).changes).toEqual({ delete: 6 });
    const order = story().filter((action) => /^(Delete|Release)/.test(action));
    expect(order[0]).toBe("DeleteImageCache");
    expect(order.filter((action) => action !== "ReleaseEipAddress").at(-1)).toBe("DeleteVpc");
    expect(order.toSorted()).toEqual([
      "DeleteImageCache",
      "DeleteSecurityGroup",
      "DeleteVSwitch",
      "DeleteVSwitch",
      "DeleteVpc",
      "ReleaseEipAddress",
    ]);
    expect(stack.emulator.isEmpty()).toBe(true);
  });
});
