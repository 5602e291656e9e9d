import * as eci from "@alicloud/eci20180808";
import * as ecs from "@alicloud/ecs20140526";
import { expect, describe as group, test } from "vitest";
import { call, eciClient, ecsClient } from "./support/clients.js";
import { openTarget, type Target } from "./support/target.js";

const regionId = "cn-beijing";

const ofEcs = async (target: Target, parameters: Record<string, unknown>) => {
  const request = new ecs.DescribeAvailableResourceRequest({ regionId, ...parameters });
  const { body } = await ecsClient(target).describeAvailableResource(request);
  return body?.availableZones?.availableZone ?? [];
};

const ofEci = async (target: Target, destination: Record<string, unknown>, zoneId?: string) => {
  const destinationResource = new eci.DescribeAvailableResourceRequestDestinationResource(destination);
  const request = new eci.DescribeAvailableResourceRequest({ regionId, zoneId, destinationResource });
  const { body } = await eciClient(target).describeAvailableResource(request);
  return body.availableZones?.availableZone ?? [];
};

/** What is offered in the first zone. */
const values = ([zone]: Awaited<ReturnType<typeof ofEcs> | ReturnType<typeof ofEci>>) =>
  zone?.availableResources?.availableResource?.[0]?.supportedResources?.supportedResource?.map(
    ({ value }) => value,
  );

group("available resources", () => {
  test("of ECS name types by cores and memory", async () => {
    const zones = await ofEcs(await openTarget(), {
      destinationResource: "InstanceType",
      cores: 4,
      memory: 8.0,
    });
    expect(zones.length).toBeGreaterThan(1);
    expect(zones[0]).toMatchObject({ regionId, status: "Available", statusCategory: "WithStock" });
    expect(values(zones)).toEqual(["ecs.c7.xlarge"]);
  });

  test.each([
    [{ destinationResource: "Zone", zoneId: "cn-beijing-h" }, ["cn-beijing-h"]],
    [{ destinationResource: "IoOptimized" }, ["optimized"]],
    [{ destinationResource: "Network" }, ["vpc"]],
    [{ destinationResource: "DataDisk" }, ["cloud_essd", "cloud_ssd", "cloud_efficiency"]],
    [
      { destinationResource: "SystemDisk", instanceType: "ecs.g7.large" },
      ["cloud_essd", "cloud_ssd", "cloud_efficiency"],
    ],
    [{ destinationResource: "ddh" }, undefined],
    [{ destinationResource: "Zone", instanceType: "ecs.none" }, undefined],
  ])("of ECS for %j are %j", async (parameters, expected) => {
    expect(values(await ofEcs(await openTarget(), parameters))).toEqual(expected);
  });

  test.each([
    [{}, "MissingParameter"],
    [{ DestinationResource: "SystemDisk" }, "MissingParameter"],
    [{ DestinationResource: "Moon" }, "InvalidParameter"],
    [{ DestinationResource: "InstanceType", Cores: "many" }, "InvalidParameter"],
    [{ DestinationResource: "Zone", ZoneId: "cn-hangzhou-h" }, "InvalidZoneId.NotFound"],
  ])("of ECS refuse %j", async (parameters, code) => {
    const target = await openTarget();
    const asked = call(target, "ECS", "DescribeAvailableResource", parameters);
    await expect(asked).rejects.toMatchObject({ code });
  });

  test("of ECI name types and families", async () => {
    const target = await openTarget();
    const type = await ofEci(target, { category: "InstanceType", value: "ecs.c7.large" }, "cn-beijing-h");
    expect(type).toMatchObject([{ regionId, zoneId: "cn-beijing-h" }]);
    expect(values(type)).toEqual(["ecs.c7.large"]);
    expect(values(await ofEci(target, { category: "InstanceTypeFamily" }))).toContain("ecs.g7");
    expect(values(await ofEci(target, { cores: 2, memory: 16 }))).toEqual(["ecs.r7.large"]);
    expect(await ofEci(target, { category: "InstanceType", value: "ecs.none" })).toEqual([]);
  });
});

group("instance types", () => {
  const listed = async (target: Target, parameters: object) => {
    const request = new ecs.DescribeInstanceTypesRequest(parameters);
    const { body } = await ecsClient(target).describeInstanceTypes(request);
    return { ids: body?.instanceTypes?.instanceType?.map((type) => type.instanceTypeId), ...body };
  };

  test("are told with cores and memory", async () => {
    const { instanceTypes } = await listed(await openTarget(), { instanceTypes: ["ecs.g7.xlarge"] });
    expect(instanceTypes?.instanceType).toMatchObject([
      { instanceTypeFamily: "ecs.g7", cpuCoreCount: 4, memorySize: 16, cpuArchitecture: "X86" },
    ]);
  });

  test("are chosen by family, cores and memory", async () => {
    const target = await openTarget();
    const small = { maximumCpuCoreCount: 2, minimumMemorySize: 8 };
    expect((await listed(target, small)).ids).toEqual(["ecs.g7.large", "ecs.r7.large"]);
    expect((await listed(target, { ...small, instanceTypeFamily: "ecs.r7" })).ids).toEqual(["ecs.r7.large"]);
    expect((await listed(target, { cpuArchitecture: "ARM" })).ids).toEqual([]);
  });

  test("are listed page by page", async () => {
    const target = await openTarget();
    const all = (await listed(target, {})).ids ?? [];
    const first = await listed(target, { maxResults: 5 });
    const rest = await listed(target, { nextToken: first.nextToken });
    expect([...(first.ids ?? []), ...(rest.ids ?? [])]).toEqual(all);
    expect(rest.nextToken).toBe("");
  });
});
