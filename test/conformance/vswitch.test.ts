import * as models from "@alicloud/vpc20160428";
import { expect, describe as group, test } from "vitest";
import { call, vpcClient } from "./support/clients.js";
import { createVpc, createVSwitch } from "./support/networks.js";
import { openTarget } from "./support/target.js";

const notFound = { code: "InvalidVSwitchId.NotFound", statusCode: 404 };

group("a vSwitch", () => {
  test("takes the generated client's request and shows it in both descriptions", async () => {
    const target = await openTarget();
    const { region: regionId } = target;
    const vpcId = await createVpc(target);
    const client = vpcClient(target);
    const { body } = await client.createVSwitch(
      new models.CreateVSwitchRequest({
        regionId,
        vpcId,
        zoneId: `${regionId}-h`,
        cidrBlock: "10.0.1.0/24",
        vSwitchName: "zone h",
        description: "for caches",
        tag: [new models.CreateVSwitchRequestTag({ key: "team", value: "web" })],
      }),
    );
    const vSwitchId = body?.vSwitchId ?? "";
    expect(vSwitchId).toMatch(/^vsw-[a-z0-9]{20}$/);
    const attributes = await client.describeVSwitchAttributes(
      new models.DescribeVSwitchAttributesRequest({ regionId, vSwitchId }),
    );
    const list = await client.describeVSwitches(new models.DescribeVSwitchesRequest({ regionId, vpcId }));
    for (const described of [attributes.body, list.body?.vSwitches?.vSwitch?.[0]]) {
      expect(described).toMatchObject({
        vSwitchId,
        vpcId,
        zoneId: `${regionId}-h`,
        cidrBlock: "10.0.1.0/24",
        vSwitchName: "zone h",
        description: "for caches",
        status: "Available",
        availableIpAddressCount: 252,
        tags: { tag: [{ key: "team", value: "web" }] },
      });
    }
    const vpc = await client.describeVpcAttribute(
      new models.DescribeVpcAttributeRequest({ regionId, vpcId }),
    );
    expect(vpc.body?.vSwitchIds?.vSwitchId).toEqual([vSwitchId]);
  });

  test.each([
    ["10.0.1.0/33", "InvalidCidrBlock.Malformed"],
    ["10.0.0.0/15", "InvalidCirdrBlock.MaskLength"],
    ["10.0.1.0/30", "InvalidCirdrBlock.MaskLength"],
    ["10.1.0.0/24", "InvalidParameter"],
    ["10.0.0.0/16", "InvalidCidrBlock.Overlapped"],
    ["10.0.1.128/25", "InvalidCidrBlock.Overlapped"],
  ])("refuses the range %s beside 10.0.1.0/24 of 10.0.0.0/16", async (CidrBlock, code) => {
    const target = await openTarget();
    const vpc = await createVpc(target);
    await createVSwitch(target, vpc);
    await expect(createVSwitch(target, vpc, { CidrBlock })).rejects.toMatchObject({ code, statusCode: 400 });
    await createVSwitch(target, vpc, { CidrBlock: "10.0.2.0/29" });
  });

  test.each(["cn-hangzhou-h", "cn-beijing", "cn-beijing-hh"])("knows no zone %s", async (ZoneId) => {
    const target = await openTarget();
    const vpc = await createVpc(target);
    await expect(createVSwitch(target, vpc, { ZoneId })).rejects.toMatchObject({
      code: "InvalidZoneId.NotFound",
      statusCode: 404,
    });
  });

  test("needs a VPC of its own account and region", async () => {
    const target = await openTarget();
    const vpc = await createVpc(target);
    for (const [VpcId, RegionId] of [
      ["vpc-none", target.region],
      [vpc, "cn-hangzhou"],
    ] as const) {
      await expect(createVSwitch(target, VpcId, { RegionId })).rejects.toMatchObject({
        code: "InvalidVpcId.NotFound",
        statusCode: 404,
      });
    }
  });

  test("changes its name, description and tags, and then goes", async () => {
    const target = await openTarget();
    const VSwitchId = await createVSwitch(target, await createVpc(target), { VSwitchName: "old" });
    const tagging = { ResourceType: "VSWITCH", ResourceId: [VSwitchId] };
    await call(target, "VPC", "ModifyVSwitchAttribute", { VSwitchId, VSwitchName: "new", Description: "d" });
    await call(target, "VPC", "TagResources", { ...tagging, Tag: [{ Key: "a", Value: "1" }] });
    expect(await call(target, "VPC", "DescribeVSwitchAttributes", { VSwitchId })).toMatchObject({
      VSwitchName: "new",
      Description: "d",
      Tags: { Tag: [{ Key: "a", Value: "1" }] },
    });
    await call(target, "VPC", "DeleteVSwitch", { VSwitchId });
    for (const action of ["DeleteVSwitch", "DescribeVSwitchAttributes"]) {
      await expect(call(target, "VPC", action, { VSwitchId })).rejects.toMatchObject(notFound);
    }
  });
});
