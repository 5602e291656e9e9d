import * as alicloud from "@pulumi/alicloud";
import { ImageCache } from "pulumi-eci";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sharedConfig } from "../../tools/sharedConfig.mts";
import { isMissing } from "../support/plugins.js";
import { TestStack } from "./support/stack.js";

const missing = isMissing("pulumi-resource-alicloud", "a NAT gateway of @pulumi/alicloud before a cache");

const program = async () => {
  const { ids: regions } = await alicloud.getRegions({ current: true });
  const { zones } = await alicloud.getZones({ availableResourceCreation: "VSwitch" });
  const network = new alicloud.vpc.Network("net", { cidrBlock: "10.0.0.0/16" });
  const zoneId = zones[0]?.id ?? "";
  const vswitch = new alicloud.vpc.Switch("zone", { vpcId: network.id, zoneId, cidrBlock: "10.0.1.0/24" });
  const gateway = new alicloud.vpc.NatGateway("gateway", {
    vpcId: network.id,
    vswitchId: vswitch.id,
    natType: "Enhanced",
    internetChargeType: "PayByLcu",
  });
  const address = new alicloud.ecs.EipAddress("address", { internetChargeType: "PayByTraffic" });
  const shared = new alicloud.vpc.CommonBandwithPackage("shared", {
    bandwidth: "50",
    internetChargeType: "PayByBandwidth",
  });
  new alicloud.vpc.CommonBandwithPackageAttachment("member", {
    bandwidthPackageId: shared.id,
    instanceId: address.id,
  });
  const binding = new alicloud.ecs.EipAssociation("binding", {
    allocationId: address.id,
    instanceId: gateway.id,
    instanceType: "Nat",
  });
  const entry = new alicloud.vpc.SnatEntry(
    "entry",
    { snatTableId: gateway.snatTableIds, snatIp: address.ipAddress, sourceVswitchId: vswitch.id },
    { dependsOn: binding },
  );
  const group = new alicloud.ecs.SecurityGroup("group", { vpcId: network.id });
  const cache = new ImageCache(
    "web",
    { images: ["registry.example.com/web:1"], vswitchIds: [vswitch.id], securityGroupId: group.id },
    { dependsOn: entry },
  );
  return { regions, cache: cache.imageCacheId };
};

describe.skipIf(missing)("a NAT gateway of @pulumi/alicloud and a cache behind it", () => {
  let stack: TestStack;

  beforeAll(async () => {
    stack = await TestStack.create({ emulator: { requireInternetRoute: true } });
    await stack.configure(sharedConfig(stack.emulator));
    stack.declare(program);
    expect((await stack.up()).changes).toEqual({ create: 10 });
  });
  afterAll(() => stack.close());

  it("gives the cache its way to the Internet", async () => {
    const { regions, cache } = (await stack.outputs()) as { regions: string[]; cache: string };
    expect(regions).toEqual(["cn-hangzhou"]);
    expect(stack.emulator.imageCaches.get(cache)).toMatchObject({ Status: "Ready" });
    const [shared] = stack.emulator.commonBandwidthPackages.list();
    expect(shared?.PublicIpAddresses.PublicIpAddresse).toHaveLength(1);
  });

  it("changes nothing the second time", async () => {
    expect((await stack.up()).changes).toEqual({ same: 10 });
  });

  it("goes down to nothing", async () => {
    expect((await stack.destroy()).succeeded).toBe(true);
    expect(stack.emulator.isEmpty()).toBe(true);
  });
});
