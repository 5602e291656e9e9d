import * as models from "@alicloud/vpc20160428";
import { expect, describe as group, test } from "vitest";
import { vpcClient } from "./support/clients.js";
import { allocate, describeEip, vpc } from "./support/eips.js";
import { emulatorOf, openTarget, type Target } from "./support/target.js";

const create = async (target: Target, parameters: object = {}) =>
  String(
    (await vpc(target, "CreateCommonBandwidthPackage", { Bandwidth: 50, ...parameters })).BandwidthPackageId,
  );

const describeAll = async (target: Target, parameters: Record<string, unknown> = {}) => {
  const request = new models.DescribeCommonBandwidthPackagesRequest({
    regionId: target.region,
    ...parameters,
  });
  const { body } = await vpcClient(target).describeCommonBandwidthPackages(request);
  return body?.commonBandwidthPackages?.commonBandwidthPackage ?? [];
};

group("a common bandwidth package", () => {
  test("takes the generated client's request and is described as it was made", async () => {
    const target = await openTarget();
    const { body } = await vpcClient(target).createCommonBandwidthPackage(
      new models.CreateCommonBandwidthPackageRequest({
        regionId: target.region,
        bandwidth: 50,
        name: "shared",
        description: "for pulls",
        internetChargeType: "PayByTraffic",
        tag: [new models.CreateCommonBandwidthPackageRequestTag({ key: "team", value: "web" })],
      }),
    );
    expect(body?.bandwidthPackageId).toMatch(/^cbwp-[a-z0-9]{20}$/);
    expect(await describeAll(target)).toMatchObject([
      {
        bandwidthPackageId: body?.bandwidthPackageId,
        bandwidth: "50",
        name: "shared",
        description: "for pulls",
        internetChargeType: "PayByTraffic",
        instanceChargeType: "PostPaid",
        ISP: "BGP",
        ratio: 100,
        status: "Available",
        resourceGroupId: body?.resourceGroupId,
        publicIpAddresses: { publicIpAddresse: [] },
        tags: { tag: [{ key: "team", value: "web" }] },
      },
    ]);
  });

  test("lends its bandwidth to its members and names them", async () => {
    const target = await openTarget();
    const BandwidthPackageId = await create(target);
    const IpInstanceId = await allocate(target);
    await vpc(target, "AddCommonBandwidthPackageIp", { BandwidthPackageId, IpInstanceId });
    const eip = await describeEip(target, IpInstanceId);
    expect(eip).toMatchObject({ BandwidthPackageId, Bandwidth: "50", EipBandwidth: "5" });
    const [described] = await describeAll(target, { bandwidthPackageId: BandwidthPackageId });
    expect(described?.publicIpAddresses?.publicIpAddresse).toMatchObject([
      { allocationId: IpInstanceId, ipAddress: eip.IpAddress, bandwidthPackageIpRelationStatus: "BINDED" },
    ]);
    await vpc(target, "RemoveCommonBandwidthPackageIp", { BandwidthPackageId, IpInstanceId });
    expect(await describeEip(target, IpInstanceId)).toMatchObject({ BandwidthPackageId: "", Bandwidth: "5" });
  });

  test("changes, and its members with it", async () => {
    const target = await openTarget();
    const BandwidthPackageId = await create(target);
    const IpInstanceId = await allocate(target);
    await vpc(target, "AddCommonBandwidthPackageIp", { BandwidthPackageId, IpInstanceId });
    const which = { regionId: target.region, bandwidthPackageId: BandwidthPackageId };
    const client = vpcClient(target);
    await client.modifyCommonBandwidthPackageSpec(
      new models.ModifyCommonBandwidthPackageSpecRequest({ ...which, bandwidth: "80" }),
    );
    await client.modifyCommonBandwidthPackageAttribute(
      new models.ModifyCommonBandwidthPackageAttributeRequest({ ...which, name: "new", description: "d" }),
    );
    expect(await describeAll(target)).toMatchObject([{ bandwidth: "80", name: "new", description: "d" }]);
    expect((await describeEip(target, IpInstanceId)).Bandwidth).toBe("80");
  });

  test("goes when it is empty, or by force", async (context) => {
    const target = await openTarget();
    const BandwidthPackageId = await create(target);
    const IpInstanceId = await allocate(target);
    const remove = (Force?: boolean) =>
      vpc(target, "DeleteCommonBandwidthPackage", { BandwidthPackageId, Force });
    await vpc(target, "AddCommonBandwidthPackageIp", { BandwidthPackageId, IpInstanceId });
    await expect(remove()).rejects.toMatchObject({ code: "DependencyViolation" });
    expect(emulatorOf(target, context).isEmpty()).toBe(false);
    await remove(true);
    expect((await describeEip(target, IpInstanceId)).BandwidthPackageId).toBe("");
    await expect(remove()).rejects.toMatchObject({
      code: "InvalidBandwidthPackageId.NotFound",
      statusCode: 404,
    });
  });

  test("can be protected, moved and tagged like its neighbours", async () => {
    const target = await openTarget();
    const BandwidthPackageId = await create(target);
    const remove = () => vpc(target, "DeleteCommonBandwidthPackage", { BandwidthPackageId });
    const protect = (ProtectionEnable: boolean) =>
      vpc(target, "DeletionProtection", { Type: "CBWP", InstanceId: BandwidthPackageId, ProtectionEnable });
    await protect(true);
    await expect(remove()).rejects.toMatchObject({ code: "InvalidOperation.DeletionProtection" });
    await vpc(target, "MoveResourceGroup", {
      ResourceType: "bandwidthpackage",
      ResourceId: BandwidthPackageId,
      NewResourceGroupId: "rg-2",
    });
    await vpc(target, "TagResources", {
      ResourceType: "COMMONBANDWIDTHPACKAGE",
      ResourceId: [BandwidthPackageId],
      Tag: [{ Key: "a", Value: "1" }],
    });
    expect(await describeAll(target)).toMatchObject([
      { deletionProtection: true, resourceGroupId: "rg-2", tags: { tag: [{ key: "a", value: "1" }] } },
    ]);
    await protect(false);
    await remove();
  });

  test("wants members of its region and ISP", async () => {
    const target = await openTarget();
    const BandwidthPackageId = await create(target);
    const join = (IpInstanceId: string, RegionId = target.region) =>
      vpc(target, "AddCommonBandwidthPackageIp", { BandwidthPackageId, IpInstanceId, RegionId });
    const unicom = await allocate(target, { ISP: "ChinaUnicom" });
    await expect(join(unicom)).rejects.toMatchObject({ code: "InvalidParameter" });
    const far = await allocate(target, { RegionId: "cn-hangzhou" });
    await expect(join(far, "cn-hangzhou")).rejects.toMatchObject({
      code: "InvalidBandwidthPackageId.NotFound",
    });
  });

  test.each([
    [{ Bandwidth: undefined }, "MissingParameter"],
    [{ Bandwidth: 0 }, "InvalidParameter"],
    [{ InternetChargeType: "PayByDominantTraffic", Bandwidth: 2_001 }, "InvalidParameter"],
    [{ InternetChargeType: "Free" }, "InvalidParameter"],
    [{ ISP: "BGP_PRO" }, "IllegalParam.Isp"],
  ])("refuses %j", async (parameters, code) => {
    await expect(create(await openTarget(), parameters)).rejects.toMatchObject({ code });
  });

  test("is found by id, name, group and tag, and not from elsewhere", async () => {
    const target = await openTarget();
    const id = await create(target, { Name: "a", ResourceGroupId: "rg-1", Tag: [{ Key: "k", Value: "v" }] });
    await create(target, { Name: "b" });
    const tag = [new models.DescribeCommonBandwidthPackagesRequestTag({ key: "k" })];
    for (const filter of [{ bandwidthPackageId: id }, { name: "a" }, { resourceGroupId: "rg-1" }, { tag }]) {
      expect(await describeAll(target, filter)).toMatchObject([{ bandwidthPackageId: id }]);
    }
    expect(await describeAll(target, { regionId: "cn-hangzhou" })).toEqual([]);
  });
});
