import * as models from "@alicloud/vpc20160428";
import { expect, describe as group, test } from "vitest";
import { call, vpcClient } from "./support/clients.js";
import { createSecurityGroup, createVpc, createVSwitch } from "./support/networks.js";
import { openTarget } from "./support/target.js";

const notFound = { code: "InvalidVpcId.NotFound", statusCode: 404 };

group("a VPC", () => {
  test("takes the generated client's request and shows it in both descriptions", async () => {
    const target = await openTarget();
    const { region: regionId } = target;
    const client = vpcClient(target);
    const { body } = await client.createVpc(
      new models.CreateVpcRequest({
        regionId,
        cidrBlock: "192.168.0.0/16",
        vpcName: "net",
        description: "for caches",
        tag: [new models.CreateVpcRequestTag({ key: "team", value: "web" })],
      }),
    );
    const { vpcId } = body ?? {};
    expect(vpcId).toMatch(/^vpc-[a-z0-9]{20}$/);
    const attribute = await client.describeVpcAttribute(
      new models.DescribeVpcAttributeRequest({ regionId, vpcId: vpcId ?? "" }),
    );
    const list = await client.describeVpcs(new models.DescribeVpcsRequest({ regionId, vpcId: vpcId ?? "" }));
    for (const described of [attribute.body, list.body?.vpcs?.vpc?.[0]]) {
      expect(described).toMatchObject({
        vpcId,
        vpcName: "net",
        description: "for caches",
        cidrBlock: "192.168.0.0/16",
        status: "Available",
        VRouterId: body?.VRouterId,
        tags: { tag: [{ key: "team", value: "web" }] },
      });
    }
    const tables = await client.describeRouteTableList(
      new models.DescribeRouteTableListRequest({ regionId, vpcId: vpcId ?? "" }),
    );
    expect(tables.body?.routerTableList?.routerTableListType).toMatchObject([
      { routeTableId: body?.routeTableId, routeTableType: "System", routerId: body?.VRouterId },
    ]);
  });

  test("is found by name, tag and id, and pages by number", async () => {
    const target = await openTarget();
    const a = await createVpc(target, { VpcName: "a", Tag: [{ Key: "k", Value: "1" }] });
    const b = await createVpc(target, { VpcName: "b" });
    const ids = async (filter: object) => {
      const { Vpcs } = await call(target, "VPC", "DescribeVpcs", filter);
      return (Vpcs as { Vpc: { VpcId: string }[] }).Vpc.map(({ VpcId }) => VpcId);
    };
    expect(await ids({})).toEqual([b, a]);
    expect(await ids({ VpcName: "a" })).toEqual([a]);
    expect(await ids({ Tag: [{ Key: "k" }] })).toEqual([a]);
    expect(await ids({ VpcId: `${a},vpc-none` })).toEqual([a]);
    expect(await ids({ PageSize: 1, PageNumber: 2 })).toEqual([a]);
    expect(await ids({ RegionId: "cn-hangzhou" })).toEqual([]);
  });

  test("changes its name, description, tags and resource group", async () => {
    const target = await openTarget();
    const VpcId = await createVpc(target, { VpcName: "old", Tag: [{ Key: "a", Value: "1" }] });
    const tagging = { ResourceType: "VPC", ResourceId: [VpcId] };
    await call(target, "VPC", "ModifyVpcAttribute", { VpcId, VpcName: "new", Description: "" });
    await call(target, "VPC", "TagResources", { ...tagging, Tag: [{ Key: "b", Value: "2" }] });
    await call(target, "VPC", "UnTagResources", { ...tagging, TagKey: ["a"] });
    await call(target, "VPC", "MoveResourceGroup", {
      ResourceType: "VPC",
      ResourceId: VpcId,
      NewResourceGroupId: "rg-2",
    });
    expect(await call(target, "VPC", "DescribeVpcAttribute", { VpcId })).toMatchObject({
      VpcName: "new",
      ResourceGroupId: "rg-2",
      Tags: { Tag: [{ Key: "b", Value: "2" }] },
    });
    const { TagResources } = await call(target, "VPC", "ListTagResources", tagging);
    expect(TagResources).toEqual({
      TagResource: [{ ResourceId: VpcId, ResourceType: "VPC", TagKey: "b", TagValue: "2" }],
    });
  });

  test("takes another range as long as it holds the vSwitches", async () => {
    const target = await openTarget();
    const VpcId = await createVpc(target);
    await createVSwitch(target, VpcId, { CidrBlock: "10.0.1.0/24" });
    const modify = (CidrBlock: string) => call(target, "VPC", "ModifyVpcAttribute", { VpcId, CidrBlock });
    await expect(modify("10.1.0.0/16")).rejects.toMatchObject({ code: "InvalidParameter" });
    await expect(modify("10.0.0.0/30")).rejects.toMatchObject({ code: "InvalidParameter" });
    await modify("10.0.0.0/8");
    expect(await call(target, "VPC", "DescribeVpcAttribute", { VpcId })).toMatchObject({
      CidrBlock: "10.0.0.0/8",
    });
  });

  test.each([
    ["10.0.0.1/16", "InvalidCidrBlock.Malformed"],
    ["10.0.0.0", "InvalidCidrBlock.Malformed"],
    ["10.0.0.256/8", "InvalidCidrBlock.Malformed"],
    ["10.0.0.0/29", "InvalidParameter"],
    ["8.0.0.0/7", "InvalidParameter"],
  ])("refuses the range %s", async (CidrBlock, code) => {
    const target = await openTarget();
    await expect(createVpc(target, { CidrBlock })).rejects.toMatchObject({ code, statusCode: 400 });
  });

  test("is one for each ClientToken, up to the quota", async (context) => {
    const target = await openTarget({ vpcQuota: 2 }, context);
    const once = await createVpc(target, { ClientToken: "one" });
    expect(await createVpc(target, { ClientToken: "one" })).toBe(once);
    await createVpc(target);
    await expect(createVpc(target)).rejects.toMatchObject({ code: "QuotaExceeded.Vpc" });
  });

  test("goes only when its vSwitches and groups have gone", async () => {
    const target = await openTarget();
    const VpcId = await createVpc(target);
    const VSwitchId = await createVSwitch(target, VpcId);
    const SecurityGroupId = await createSecurityGroup(target, { VpcId });
    const remove = () => call(target, "VPC", "DeleteVpc", { VpcId });
    await expect(remove()).rejects.toMatchObject({ code: "DependencyViolation.VSwitch", statusCode: 400 });
    await call(target, "VPC", "DeleteVSwitch", { VSwitchId });
    await expect(remove()).rejects.toMatchObject({ code: "DependencyViolation.SecurityGroup" });
    await call(target, "ECS", "DeleteSecurityGroup", { SecurityGroupId });
    await remove();
    await expect(remove()).rejects.toMatchObject(notFound);
    await expect(call(target, "VPC", "DescribeVpcAttribute", { VpcId })).rejects.toMatchObject(notFound);
  });
});
