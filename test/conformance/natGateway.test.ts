import * as models from "@alicloud/vpc20160428";
import { expect, describe as group, test } from "vitest";
import { vpcClient } from "./support/clients.js";
import { allocate, describeEip, vpc } from "./support/eips.js";
import { createNatGateway, createNetwork, createWayOut } from "./support/natGateways.js";
import { createVpc, createVSwitch } from "./support/networks.js";
import { emulatorOf, openTarget, type Target } from "./support/target.js";

const describeAll = async (target: Target, parameters: Record<string, unknown> = {}) => {
  const request = new models.DescribeNatGatewaysRequest({ regionId: target.region, ...parameters });
  return (await vpcClient(target).describeNatGateways(request)).body?.natGateways?.natGateway ?? [];
};

group("a NAT gateway", () => {
  test("takes the generated client's request and shows it in both descriptions", async () => {
    const target = await openTarget();
    const { region: regionId } = target;
    const { VpcId: vpcId, VSwitchId: vSwitchId } = await createNetwork(target);
    const client = vpcClient(target);
    const { body } = await client.createNatGateway(
      new models.CreateNatGatewayRequest({
        regionId,
        vpcId,
        vSwitchId,
        natType: "Enhanced",
        internetChargeType: "PayByLcu",
        name: "out",
        description: "for pulls",
        tag: [new models.CreateNatGatewayRequestTag({ key: "team", value: "web" })],
      }),
    );
    const natGatewayId = body?.natGatewayId;
    expect(natGatewayId).toMatch(/^ngw-[a-z0-9]{20}$/);
    const [described] = await describeAll(target);
    const { body: attribute } = await client.getNatGatewayAttribute(
      new models.GetNatGatewayAttributeRequest({ regionId, natGatewayId }),
    );
    const common = { natGatewayId, vpcId, name: "out", description: "for pulls", status: "Available" };
    const place = { vswitchId: vSwitchId, privateIpAddress: "10.0.1.1", izNo: `${regionId}-h` };
    expect(described).toMatchObject({
      ...common,
      networkType: "internet",
      internetChargeType: "PayByLcu",
      snatTableIds: body?.snatTableIds,
      forwardTableIds: body?.forwardTableIds,
      ipLists: { ipList: [] },
      natGatewayPrivateInfo: place,
      tags: { tag: [{ tagKey: "team", tagValue: "web" }] },
    });
    expect(attribute).toMatchObject({
      ...common,
      billingConfig: { internetChargeType: "PayByLcu" },
      snatTable: { snatTableId: body?.snatTableIds?.snatTableId?.[0], snatEntryCount: 0 },
      ipList: [],
      privateInfo: place,
    });
    expect((await vpc(target, "DescribeVpcs", {})).Vpcs).toMatchObject({
      Vpc: [{ NatGatewayIds: { NatGatewayIds: [natGatewayId] } }],
    });
  });

  test("lists the addresses that are bound to it", async () => {
    const target = await openTarget();
    const { binding, SnatIp, NatGatewayId } = await createWayOut(target, await createNetwork(target));
    expect(await describeEip(target, binding.AllocationId)).toMatchObject({
      Status: "InUse",
      InstanceId: NatGatewayId,
      InstanceType: "Nat",
    });
    const [described] = await describeAll(target, { natGatewayId: NatGatewayId });
    expect(described?.ipLists?.ipList).toMatchObject([
      { allocationId: binding.AllocationId, ipAddress: SnatIp, usingStatus: "Idle" },
    ]);
  });

  test("takes no address that it cannot have", async () => {
    const target = await openTarget();
    const network = await createNetwork(target);
    const AllocationId = await allocate(target);
    const bind = (InstanceId: string) =>
      vpc(target, "AssociateEipAddress", { AllocationId, InstanceId, InstanceType: "Nat" });
    await expect(bind("ngw-none")).rejects.toMatchObject({ code: "InvalidInstanceId.NotFound" });
    const inner = await createNatGateway(target, { ...network, NetworkType: "intranet" });
    await expect(bind(inner.NatGatewayId)).rejects.toMatchObject({ code: "InvalidParameter" });
  });

  test("keeps its network from going, and goes empty or by force", async (context) => {
    const target = await openTarget();
    const network = await createNetwork(target);
    const { NatGatewayId, SnatTableId, SnatIp, binding } = await createWayOut(target, network);
    const { VpcId, VSwitchId } = network;
    await vpc(target, "CreateSnatEntry", { SnatTableId, SnatIp, SourceVSwitchId: VSwitchId });
    const remove = (Force = false) => vpc(target, "DeleteNatGateway", { NatGatewayId, Force });
    await expect(remove()).rejects.toMatchObject({ code: "DependencyViolation.SnatEntry" });
    await expect(vpc(target, "DeleteVSwitch", { VSwitchId })).rejects.toMatchObject({
      code: "DependencyViolation",
    });
    emulatorOf(target, context).vswitches.remove(VSwitchId);
    await expect(vpc(target, "DeleteVpc", { VpcId })).rejects.toMatchObject({
      code: "DependencyViolation.NatGateway",
    });
    await remove(true);
    expect(await describeEip(target, binding.AllocationId)).toMatchObject({ Status: "Available" });
    expect(emulatorOf(target, context).snatEntries.list()).toEqual([]);
    await expect(remove()).rejects.toMatchObject({ code: "InvalidNatGatewayId.NotFound", statusCode: 404 });
    await vpc(target, "DeleteVpc", { VpcId });
  });

  test("with an address has to lose that first", async () => {
    const target = await openTarget();
    const { NatGatewayId, binding } = await createWayOut(target, await createNetwork(target));
    const remove = () => vpc(target, "DeleteNatGateway", { NatGatewayId });
    await expect(remove()).rejects.toMatchObject({ code: "DependencyViolation.EIPS" });
    await vpc(target, "UnassociateEipAddress", binding);
    await remove();
  });

  test("has an address of its vSwitch", async (context) => {
    const target = await openTarget();
    const network = await createNetwork(target);
    await createNatGateway(target, { ...network, NatIp: "10.0.1.1" });
    await createNatGateway(target, network);
    const addresses = (await describeAll(target)).map((each) => each.natGatewayPrivateInfo?.privateIpAddress);
    expect(addresses).toEqual(["10.0.1.2", "10.0.1.1"]);
    const { vswitches } = emulatorOf(target, context);
    expect(vswitches.get(network.VSwitchId)?.AvailableIpAddressCount).toBe(250);
    const again = createNatGateway(target, { ...network, NatIp: "10.0.1.1" });
    await expect(again).rejects.toMatchObject({ code: "InvalidParameter" });
    vswitches.change(network.VSwitchId, { AvailableIpAddressCount: 0 });
    await expect(createNatGateway(target, network)).rejects.toMatchObject({
      code: "InvalidVSwitchId.IpNotEnough",
    });
  });

  test.each([
    [{ VpcId: "vpc-none" }, "InvalidVpcId.NotFound"],
    [{ VSwitchId: "vsw-none" }, "InvalidVSwitchId.NotFound"],
    [{ NatType: "Normal" }, "InvalidParameter"],
    [{ InternetChargeType: "PayBySpec" }, "InvalidParameter"],
  ])("is not made with %j", async (parameters, code) => {
    const target = await openTarget();
    const network = await createNetwork(target);
    await expect(createNatGateway(target, { ...network, ...parameters })).rejects.toMatchObject({ code });
  });

  test("is not made in the vSwitch of another VPC", async () => {
    const target = await openTarget();
    const { VpcId } = await createNetwork(target);
    const VSwitchId = await createVSwitch(target, await createVpc(target));
    const made = createNatGateway(target, { VpcId, VSwitchId });
    await expect(made).rejects.toMatchObject({ code: "InvalidParameter" });
  });

  test("is found by what it is", async () => {
    const target = await openTarget();
    const network = await createNetwork(target);
    const { NatGatewayId } = await createNatGateway(target, {
      ...network,
      Name: "a",
      NetworkType: "intranet",
    });
    await createNatGateway(target, { ...network, Name: "b" });
    const tagging = { ResourceType: "NATGATEWAY", ResourceId: [NatGatewayId] };
    await vpc(target, "TagResources", { ...tagging, Tag: [{ Key: "k", Value: "v" }] });
    const tag = [new models.DescribeNatGatewaysRequestTag({ key: "k" })];
    for (const filter of [{ name: "a" }, { networkType: "intranet" }, { tag }]) {
      expect(await describeAll(target, filter)).toMatchObject([{ natGatewayId: NatGatewayId }]);
    }
    expect(await describeAll(target, { status: "Creating" })).toEqual([]);
    expect(await describeAll(target, { zoneId: `${target.region}-a` })).toEqual([]);
  });
});
