import { expect, describe as group, test } from "vitest";
import { call } from "./support/clients.js";
import { createGroup, eci, groupOf, statusOf } from "./support/containerGroups.js";
import { allocate, describeEips } from "./support/eips.js";
import { createSecurityGroup, createVpc, createVSwitch, ecs } from "./support/networks.js";
import { emulatorOf, openTarget } from "./support/target.js";

const ended = { containerRules: [{ image: "nginx:*", exitCode: 0, runMs: 60_000 }], eipReleaseMs: 5_000 };

group("the network of a container group", () => {
  test("is that of its vSwitch, from the first free address on", async () => {
    const target = await openTarget();
    const VpcId = await createVpc(target);
    const VSwitchId = await createVSwitch(target, VpcId, { CidrBlock: "10.0.1.0/28" });
    const SecurityGroupId = await createSecurityGroup(target, { VpcId });
    const first = await groupOf(target, await createGroup(target, { VSwitchId, SecurityGroupId }));
    expect(first).toMatchObject({ VpcId, VSwitchId, ZoneId: "cn-beijing-h", IntranetIp: "10.0.1.1" });
    const wanted = await createGroup(target, { VSwitchId, PrivateIpAddress: "10.0.1.3" });
    expect((await groupOf(target, wanted)).IntranetIp).toBe("10.0.1.3");
    expect((await groupOf(target, await createGroup(target, { VSwitchId }))).IntranetIp).toBe("10.0.1.2");
    for (const PrivateIpAddress of ["10.0.1.3", "10.0.2.1"]) {
      await expect(createGroup(target, { VSwitchId, PrivateIpAddress })).rejects.toMatchObject({
        code: "InvalidParameter",
      });
    }
    await expect(createGroup(target, { VSwitchId: "vsw-none" })).rejects.toMatchObject({ statusCode: 404 });
    await expect(call(target, "VPC", "DeleteVSwitch", { VSwitchId })).rejects.toMatchObject({
      code: "DependencyViolation",
    });
    await expect(ecs(target, "DeleteSecurityGroup", { SecurityGroupId })).rejects.toMatchObject({
      code: "DependencyViolation",
    });
  });

  test("is given back a little after the group has ended", async (context) => {
    const target = await openTarget(ended, context);
    const { clock } = emulatorOf(target, context);
    const VpcId = await createVpc(target);
    const VSwitchId = await createVSwitch(target, VpcId);
    const id = await createGroup(target, { VSwitchId, RestartPolicy: "Never" });
    const left = async () => {
      const { VSwitches } = await call(target, "VPC", "DescribeVSwitches", { VSwitchId });
      return (VSwitches as { VSwitch: { AvailableIpAddressCount: number }[] }).VSwitch[0]
        ?.AvailableIpAddressCount;
    };
    expect(await left()).toBe(251);
    clock.advance(86_000);
    expect(await statusOf(target, id)).toBe("Succeeded");
    expect(await left()).toBe(251);
    clock.advance(5_000);
    expect(await left()).toBe(252);
    await call(target, "VPC", "DeleteVSwitch", { VSwitchId });
  });

  test("leads to the Internet by an address of its own, or not at all", async (context) => {
    const target = await openTarget({ requireInternetRoute: true }, context);
    const { clock } = emulatorOf(target, context);
    const inside = [{ Name: "web", Image: "registry.cn-beijing.aliyuncs.com/ns/web:1" }];
    const without = await createGroup(target);
    const within = await createGroup(target, { Container: inside });
    const withEip = await createGroup(target, { AutoCreateEip: true });
    clock.advance(60_000);
    expect(await groupOf(target, without)).toMatchObject({
      Status: "Pending",
      Containers: [
        { CurrentState: { Reason: "ImagePullBackOff", Message: expect.stringContaining("no route") } },
      ],
    });
    expect(await statusOf(target, within)).toBe("Running");
    expect(await statusOf(target, withEip)).toBe("Running");
  });

  test("goes to a vSwitch whose zone has stock", async (context) => {
    const target = await openTarget({ zonesWithoutStock: ["cn-beijing-h"] }, context);
    const VpcId = await createVpc(target);
    const empty = await createVSwitch(target, VpcId);
    const stocked = await createVSwitch(target, VpcId, { CidrBlock: "10.0.2.0/24", ZoneId: "cn-beijing-i" });
    const id = await createGroup(target, { VSwitchId: `${empty},${stocked}` });
    expect(await groupOf(target, id)).toMatchObject({ VSwitchId: stocked, ZoneId: "cn-beijing-i" });
    await expect(createGroup(target, { VSwitchId: empty })).rejects.toMatchObject({
      code: "OperationDenied.NoStock",
    });
    await expect(
      eci(target, "CreateImageCache", { ImageCacheName: "a", Image: ["a"], VSwitchId: empty }),
    ).rejects.toMatchObject({ code: "OperationDenied.NoStock" });
  });
});

group("the EIP of a container group", () => {
  test("is in use until the group is deleted", async (context) => {
    const target = await openTarget(ended, context);
    const emulator = emulatorOf(target, context);
    const EipInstanceId = await allocate(target);
    const ContainerGroupId = await createGroup(target, { EipInstanceId });
    const { InternetIp, IntranetIp } = await groupOf(target, ContainerGroupId);
    const eip = () => emulator.eips.get(EipInstanceId);
    expect(eip()).toMatchObject({
      Status: "InUse",
      InstanceId: ContainerGroupId,
      IpAddress: InternetIp,
      PrivateIpAddress: IntranetIp,
    });
    await expect(createGroup(target, { EipInstanceId })).rejects.toMatchObject({
      code: "IncorrectEipStatus",
    });
    const release = { AllocationId: EipInstanceId };
    await expect(call(target, "VPC", "ReleaseEipAddress", release)).rejects.toMatchObject({
      code: "IncorrectEipStatus",
    });
    await eci(target, "DeleteContainerGroup", { ContainerGroupId });
    expect(eip()).toMatchObject({ Status: "InUse" });
    emulator.clock.advance(5_000);
    expect(eip()).toMatchObject({ Status: "Available", InstanceId: "" });
    await call(target, "VPC", "ReleaseEipAddress", release);
  });

  test("is free once the group has ended", async (context) => {
    const target = await openTarget(ended, context);
    const emulator = emulatorOf(target, context);
    const EipInstanceId = await allocate(target);
    const id = await createGroup(target, { EipInstanceId, RestartPolicy: "Never" });
    emulator.clock.advance(91_000);
    expect(await statusOf(target, id)).toBe("Succeeded");
    expect((await groupOf(target, id)).InternetIp).toBeUndefined();
    expect(emulator.eips.get(EipInstanceId)).toMatchObject({ Status: "Available" });
  });

  test("is made with the group and goes with it", async (context) => {
    const target = await openTarget({ ...ended, eipQuota: 1 }, context);
    const emulator = emulatorOf(target, context);
    const automatic = { AutoCreateEip: true, EipBandwidth: 50, EipISP: "BGP" };
    const ContainerGroupId = await createGroup(target, automatic);
    const [eip] = emulator.eips.list();
    expect(eip).toMatchObject({ Status: "InUse", Bandwidth: "50", InstanceId: ContainerGroupId });
    expect((await groupOf(target, ContainerGroupId)).InternetIp).toBe(eip?.IpAddress);
    await expect(createGroup(target, automatic)).rejects.toMatchObject({ code: "QuotaExceeded.Eip" });
    await eci(target, "DeleteContainerGroup", { ContainerGroupId });
    emulator.clock.advance(5_000);
    expect(await describeEips(target)).toEqual([]);
    expect(emulator.isEmpty()).toBe(true);
  });

  test("is not used up by a refused call", async (context) => {
    const target = await openTarget({}, context);
    const emulator = emulatorOf(target, context);
    await expect(createGroup(target, { AutoCreateEip: true, DryRun: true })).rejects.toThrow();
    expect(emulator.eips.list()).toEqual([]);
    const unknown = { AutoCreateEip: true, EipCommonBandwidthPackage: "none" };
    await expect(createGroup(target, unknown)).rejects.toMatchObject({
      code: "InvalidBandwidthPackageId.NotFound",
    });
  });
});
