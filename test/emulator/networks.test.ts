import { expect, describe as group, test } from "vitest";
import { createSecurityGroup, createVpc, createVSwitch } from "../conformance/support/networks.js";
import { startedEmulator } from "./support/startedEmulator.js";

group("vpcs, vswitches and securityGroups", () => {
  test("show what exists, change it as somebody else would, and remove it past all rules", async () => {
    const { emulator, target } = await startedEmulator();
    const vpc = await createVpc(target);
    const vswitch = await createVSwitch(target, vpc);
    const group = await createSecurityGroup(target, { VpcId: vpc });
    emulator.vpcs.change(vpc, { VpcName: "drifted" });
    emulator.vswitches.change(vswitch, { Description: "drifted", AvailableIpAddressCount: 7 });
    emulator.securityGroups.change(group, { Tags: [{ Key: "a", Value: "1" }] });
    expect(emulator.vpcs.get(vpc)).toMatchObject({ VpcName: "drifted", RegionId: target.region });
    expect(emulator.vswitches.get(vswitch)).toMatchObject({
      Description: "drifted",
      AvailableIpAddressCount: 7,
    });
    expect(emulator.securityGroups.get(group)).toMatchObject({
      VpcId: vpc,
      Tags: { Tag: [{ TagKey: "a", TagValue: "1" }] },
    });
    emulator.vpcs.remove(vpc);
    expect(emulator.isEmpty()).toBe(false);
    emulator.vswitches.remove(vswitch);
    expect(emulator.isEmpty()).toBe(false);
    emulator.securityGroups.remove(group);
    expect(emulator.isEmpty()).toBe(true);
  });

  test("name the id that they do not hold", async () => {
    const { emulator } = await startedEmulator();
    expect(() => emulator.vpcs.remove("vpc-1")).toThrow("no VPC vpc-1");
    expect(() => emulator.vswitches.remove("vsw-1")).toThrow("no vSwitch vsw-1");
    expect(() => emulator.securityGroups.remove("sg-1")).toThrow("no security group sg-1");
    expect(emulator.vswitches.get("vsw-1")).toBeUndefined();
  });
});

test("the control path shows the network and removes it", async () => {
  const { emulator, target } = await startedEmulator();
  const vpc = await createVpc(target);
  const vswitch = await createVSwitch(target, vpc);
  const group = await createSecurityGroup(target, { VpcId: vpc });
  const control = (path: string, method = "GET") => fetch(`${emulator.url}/_emulator/${path}`, { method });
  expect(await (await control("state")).json()).toMatchObject({
    vpcs: [{ VpcId: vpc }],
    vswitches: [{ VSwitchId: vswitch }],
    securityGroups: [{ SecurityGroupId: group }],
  });
  for (const path of [`vswitches/${vswitch}`, `security-groups/${group}`, `vpcs/${vpc}`]) {
    expect((await control(path, "DELETE")).status).toBe(200);
  }
  expect(emulator.isEmpty()).toBe(true);
});
