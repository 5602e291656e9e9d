import { beforeEach, expect, describe as group, type TestContext, test } from "vitest";
import { call } from "./support/clients.js";
import { create, remove, update } from "./support/imageCaches.js";
import { createSecurityGroup, createVpc, createVSwitch } from "./support/networks.js";
import { emulatorOf, openTarget, type Target } from "./support/target.js";

group("the network of a build", () => {
  let target: Target;
  let VSwitchId: string;
  let SecurityGroupId: string;

  beforeEach(async () => {
    target = await openTarget();
    const VpcId = await createVpc(target);
    VSwitchId = await createVSwitch(target, VpcId);
    SecurityGroupId = await createSecurityGroup(target, { VpcId });
  });

  const deleteVSwitch = () => call(target, "VPC", "DeleteVSwitch", { VSwitchId });
  const deleteGroup = () => call(target, "ECS", "DeleteSecurityGroup", { SecurityGroupId });
  const finish = (context: TestContext, id: string) => {
    const emulator = emulatorOf(target, context);
    emulator.imageCaches.finish(id);
    return emulator;
  };

  test("is occupied until the temporary instance has gone", async (context) => {
    const id = await create(target, { VSwitchId, SecurityGroupId });
    const emulator = emulatorOf(target, context);
    expect(emulator.vswitches.get(VSwitchId)?.AvailableIpAddressCount).toBe(251);
    await expect(deleteVSwitch()).rejects.toMatchObject({ code: "DependencyViolation" });
    await expect(deleteGroup()).rejects.toMatchObject({ code: "DependencyViolation" });
    finish(context, id);
    await expect(deleteVSwitch()).rejects.toMatchObject({ code: "DependencyViolation" });
    emulator.clock.advance(5_000);
    expect(emulator.vswitches.get(VSwitchId)?.AvailableIpAddressCount).toBe(252);
    await deleteVSwitch();
    await deleteGroup();
    await remove(target, id);
  });

  test("has to exist", async () => {
    await expect(create(target, { VSwitchId: "vsw-none", SecurityGroupId })).rejects.toMatchObject({
      code: "InvalidVSwitchId.NotFound",
    });
    await expect(create(target, { VSwitchId, SecurityGroupId: "sg-none" })).rejects.toMatchObject({
      code: "InvalidSecurityGroupId.NotFound",
    });
    await create(target, { VSwitchId: "vsw-1", SecurityGroupId: "sg-1", RegionId: "cn-hangzhou" });
  });

  test("has to fit together", async () => {
    const otherVpc = await createVpc(target);
    const other = await createSecurityGroup(target, { VpcId: otherVpc });
    const far = await createVSwitch(target, otherVpc);
    await expect(create(target, { VSwitchId, SecurityGroupId: other })).rejects.toMatchObject({
      code: "OperationDenied.SecurityGroupMisMatch",
      statusCode: 403,
    });
    await expect(create(target, { VSwitchId, ZoneId: "cn-beijing-i" })).rejects.toMatchObject({
      code: "OperationDenied.VswZoneMisMatch",
      statusCode: 403,
    });
    await expect(create(target, { VSwitchId: `${VSwitchId},${far}` })).rejects.toMatchObject({
      code: "InvalidParameter",
    });
    await create(target, { VSwitchId, SecurityGroupId, ZoneId: "cn-beijing-h" });
  });

  test("is checked again by an update that names it, and only then", async (context) => {
    const id = await create(target, { VSwitchId, SecurityGroupId });
    const emulator = finish(context, id);
    const other = await createSecurityGroup(target);
    await expect(update(target, id, { SecurityGroupId: other })).rejects.toMatchObject({
      code: "OperationDenied.SecurityGroupMisMatch",
    });
    emulator.vswitches.remove(VSwitchId);
    await update(target, id, { ImageCacheName: "renamed" });
    await expect(update(target, id, { Image: ["nginx:2"] })).rejects.toMatchObject({
      code: "InvalidVSwitchId.NotFound",
    });
  });

  test("needs a free address in one of its vSwitches", async (context) => {
    const emulator = emulatorOf(target, context);
    emulator.vswitches.change(VSwitchId, { AvailableIpAddressCount: 1 });
    await create(target, { VSwitchId });
    await expect(create(target, { VSwitchId })).rejects.toMatchObject({
      code: "InvalidVSwitchId.IpNotEnough",
      statusCode: 403,
    });
    const vpc = emulator.vswitches.get(VSwitchId)?.VpcId ?? "";
    const second = await createVSwitch(target, vpc, { CidrBlock: "10.0.2.0/24", ZoneId: "cn-beijing-i" });
    await create(target, { VSwitchId: `${VSwitchId},${second}` });
    expect(emulator.vswitches.get(second)?.AvailableIpAddressCount).toBe(251);
  });
});

test("literal ids of a network pass where no VPC exists, and with checkNetwork off", async (context) => {
  const literal = { VSwitchId: "vsw-1", SecurityGroupId: "sg-1", ZoneId: "cn-beijing-h" };
  await create(await openTarget(), literal);
  const target = await openTarget({ checkNetwork: false }, context);
  await createVpc(target);
  await create(target, literal);
});
