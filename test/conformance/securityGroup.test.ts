import { expect, describe as group, test } from "vitest";
import { createSecurityGroup, createVpc, ecs } from "./support/networks.js";
import { openTarget, type Target } from "./support/target.js";

const notFound = { code: "InvalidSecurityGroupId.NotFound" };

async function list(target: Target, filter: object): Promise<string[]> {
  const { SecurityGroups } = await ecs(target, "DescribeSecurityGroups", filter);
  const { SecurityGroup } = SecurityGroups as { SecurityGroup: { SecurityGroupId: string }[] };
  return SecurityGroup.map(({ SecurityGroupId }) => SecurityGroupId);
}

group("a security group", () => {
  test("shows what it was made with", async () => {
    const target = await openTarget();
    const VpcId = await createVpc(target);
    const fields = { SecurityGroupName: "caches", Description: "for builds", VpcId };
    const SecurityGroupId = await createSecurityGroup(target, {
      ...fields,
      "Tag.1.Key": "team",
      "Tag.1.Value": "web",
    });
    expect(SecurityGroupId).toMatch(/^sg-[a-z0-9]{20}$/);
    expect(await ecs(target, "DescribeSecurityGroupAttribute", { SecurityGroupId })).toMatchObject({
      ...fields,
      InnerAccessPolicy: "Accept",
      Permissions: { Permission: [] },
    });
    const { SecurityGroups } = await ecs(target, "DescribeSecurityGroups", { SecurityGroupId });
    expect(SecurityGroups).toMatchObject({
      SecurityGroup: [
        { ...fields, SecurityGroupType: "normal", Tags: { Tag: [{ TagKey: "team", TagValue: "web" }] } },
      ],
    });
  });

  test("is found by id, ids, VPC, name and tag", async () => {
    const target = await openTarget();
    const VpcId = await createVpc(target);
    const a = await createSecurityGroup(target, { VpcId, SecurityGroupName: "a", "Tag.1.Key": "k" });
    const b = await createSecurityGroup(target, { SecurityGroupName: "b" });
    expect(await list(target, {})).toEqual([b, a]);
    expect(await list(target, { SecurityGroupId: a })).toEqual([a]);
    expect(await list(target, { SecurityGroupIds: JSON.stringify([b]) })).toEqual([b]);
    expect(await list(target, { VpcId })).toEqual([a]);
    expect(await list(target, { SecurityGroupName: "b" })).toEqual([b]);
    expect(await list(target, { "Tag.1.Key": "k" })).toEqual([a]);
    expect(await list(target, { SecurityGroupId: "sg-none" })).toEqual([]);
  });

  test("changes its name, policy and tags, and then goes", async () => {
    const target = await openTarget();
    const SecurityGroupId = await createSecurityGroup(target);
    const tagging = { ResourceType: "securitygroup", "ResourceId.1": SecurityGroupId };
    await ecs(target, "ModifySecurityGroupAttribute", { SecurityGroupId, SecurityGroupName: "new" });
    await ecs(target, "ModifySecurityGroupPolicy", { SecurityGroupId, InnerAccessPolicy: "Drop" });
    await ecs(target, "TagResources", { ...tagging, "Tag.1.Key": "a", "Tag.2.Key": "b" });
    await ecs(target, "UntagResources", { ...tagging, "TagKey.1": "a" });
    expect(await ecs(target, "DescribeSecurityGroupAttribute", { SecurityGroupId })).toMatchObject({
      SecurityGroupName: "new",
      InnerAccessPolicy: "Drop",
    });
    const { TagResources } = await ecs(target, "ListTagResources", tagging);
    expect(TagResources).toEqual({
      TagResource: [
        { ResourceId: SecurityGroupId, ResourceType: "securitygroup", TagKey: "b", TagValue: "" },
      ],
    });
    await ecs(target, "DeleteSecurityGroup", { SecurityGroupId });
    for (const action of ["DeleteSecurityGroup", "DescribeSecurityGroupAttribute"]) {
      await expect(ecs(target, action, { SecurityGroupId })).rejects.toMatchObject(notFound);
    }
  });

  test("needs a VPC that exists, a known type and known kinds of tags", async () => {
    const target = await openTarget();
    await expect(createSecurityGroup(target, { VpcId: "vpc-none" })).rejects.toMatchObject({
      code: "InvalidVpcId.NotFound",
    });
    await expect(createSecurityGroup(target, { SecurityGroupType: "big" })).rejects.toMatchObject({
      code: "InvalidParameter",
    });
    await expect(
      ecs(target, "ListTagResources", { ResourceType: "instance", "ResourceId.1": "i-1" }),
    ).rejects.toMatchObject({ code: "InvalidParameter" });
  });
});
