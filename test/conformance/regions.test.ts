import * as eci from "@alicloud/eci20180808";
import * as ecs from "@alicloud/ecs20140526";
import { expect, describe as group, test } from "vitest";
import { call, eciClient, ecsClient } from "./support/clients.js";
import { createVpc, createVSwitch } from "./support/networks.js";
import { openTarget } from "./support/target.js";

const regionId = "cn-beijing";

group("regions and zones", () => {
  test("are told by ECI with their zones", async () => {
    const { body } = await eciClient(await openTarget()).describeRegions(new eci.DescribeRegionsRequest({}));
    expect(body.regions?.find((region) => region.regionId === regionId)).toMatchObject({
      regionEndpoint: "eci.cn-beijing.aliyuncs.com",
      zones: expect.arrayContaining(["cn-beijing-h"]),
      recommendZones: expect.arrayContaining(["cn-beijing-h"]),
    });
  });

  test("are told by ECS with their endpoints", async () => {
    const { body } = await ecsClient(await openTarget()).describeRegions(new ecs.DescribeRegionsRequest({}));
    expect(body?.regions?.region?.find((region) => region.regionId === regionId)).toMatchObject({
      regionEndpoint: "ecs.cn-beijing.aliyuncs.com",
      localName: expect.any(String),
      status: "available",
    });
  });

  test("are those that the emulator was started with", async (context) => {
    const target = await openTarget({ regions: ["cn-beijing", "us-west-1"] }, context);
    const { body } = await ecsClient(target).describeRegions(new ecs.DescribeRegionsRequest({}));
    expect(body?.regions?.region?.map((region) => region.regionId)).toEqual(["cn-beijing", "us-west-1"]);
  });

  test("have zones in which vSwitches can be made, with what programs choose them by", async () => {
    const target = await openTarget();
    const { body } = await ecsClient(target).describeZones(new ecs.DescribeZonesRequest({ regionId }));
    const zone = body?.zones?.zone?.[0];
    expect(zone).toMatchObject({
      zoneType: "AvailabilityZone",
      availableResourceCreation: { resourceTypes: expect.arrayContaining(["VSwitch", "Instance"]) },
      availableDiskCategories: { diskCategories: expect.arrayContaining(["cloud_essd"]) },
      availableInstanceTypes: { instanceTypes: expect.arrayContaining(["ecs.g7.large"]) },
      availableResources: {
        resourcesInfo: [{ networkTypes: { supportedNetworkCategory: ["vpc"] }, ioOptimized: true }],
      },
    });
    await createVSwitch(target, await createVpc(target), { ZoneId: zone?.zoneId });
  });

  test.each([
    ["cn-hangzhou", "cn-hangzhou-a"],
    ["ap-southeast-1", "ap-southeast-1a"],
  ])("of %s have names such as %s", async (RegionId, zone) => {
    const target = await openTarget();
    const terse = { RegionId, Verbose: false };
    const { Zones } = await call(target, "ECS", "DescribeZones", terse);
    expect((Zones as { Zone: object[] }).Zone[0]).toEqual({
      ZoneId: zone,
      LocalName: zone,
      ZoneType: "AvailabilityZone",
    });
  });

  test("want a region that exists", async () => {
    const target = await openTarget();
    const ask = (action: string) => call(target, "ECS", action, { RegionId: "cn-nowhere" });
    await expect(ask("DescribeZones")).rejects.toMatchObject({ code: "InvalidRegionId.NotFound" });
  });
});
