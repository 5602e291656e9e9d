import { expect, describe as group, test } from "vitest";
import { call } from "./support/clients.js";
import { allocate, describeEip, describeEips, vpc } from "./support/eips.js";
import { emulatorOf, openTarget } from "./support/target.js";

const notFound = { code: "InvalidAllocationId.NotFound", statusCode: 404 };

group("DescribeEipAddresses", () => {
  test("answers an empty list for an id that does not exist", async () => {
    const target = await openTarget();
    expect(await describeEips(target, { AllocationId: "eip-none" })).toEqual([]);
  });

  test("finds several ids, a name, a tag and a status", async () => {
    const target = await openTarget();
    const a = await allocate(target, { Name: "a", Tag: [{ Key: "k", Value: "1" }] });
    const b = await allocate(target, { Name: "b" });
    const ids = async (filter: object) => (await describeEips(target, filter)).map((eip) => eip.AllocationId);
    expect(await ids({ AllocationId: `${a},${b}` })).toEqual([b, a]);
    expect(await ids({ EipName: "a" })).toEqual([a]);
    expect(await ids({ Tag: [{ Key: "k", Value: "1" }] })).toEqual([a]);
    expect(await ids({ Status: "InUse" })).toEqual([]);
    expect(await ids({ RegionId: "cn-hangzhou" })).toEqual([]);
  });

  test("pages by number", async () => {
    const target = await openTarget();
    for (const Name of ["a", "b", "c"]) await allocate(target, { Name });
    const names = async (PageNumber: number) =>
      (await describeEips(target, { PageNumber, PageSize: 2 })).map((eip) => eip.Name);
    expect([await names(1), await names(2), await names(3)]).toEqual([["c", "b"], ["a"], []]);
  });

  test("refuses pages of more than 100", async () => {
    const target = await openTarget();
    await expect(describeEips(target, { PageSize: 101 })).rejects.toMatchObject({ code: "InvalidParameter" });
  });
});

group("ModifyEipAddressAttribute", () => {
  test("changes name, description and bandwidth", async () => {
    const target = await openTarget();
    const AllocationId = await allocate(target, { Name: "old", Description: "old" });
    await vpc(target, "ModifyEipAddressAttribute", {
      AllocationId,
      Name: "new",
      Description: "",
      Bandwidth: "7",
    });
    expect(await describeEip(target, AllocationId)).toMatchObject({
      Name: "new",
      Description: "",
      Bandwidth: "7",
    });
  });

  test("refuses a PrePaid EIP, an unknown one and a bandwidth out of range", async () => {
    const target = await openTarget();
    const prePaid = await allocate(target, { InstanceChargeType: "PrePaid" });
    const postPaid = await allocate(target, { InternetChargeType: "PayByTraffic" });
    const modify = (AllocationId: string, fields: object) =>
      vpc(target, "ModifyEipAddressAttribute", { AllocationId, ...fields });
    await expect(modify(prePaid, { Name: "x" })).rejects.toMatchObject({
      code: "Forbidden.ChargeTypeIsPrepaid",
    });
    await expect(modify("eip-none", { Name: "x" })).rejects.toMatchObject(notFound);
    await expect(modify(postPaid, { Bandwidth: "201" })).rejects.toMatchObject({
      code: "InvalidBandwidth.Malformed",
    });
  });
});

group("ReleaseEipAddress", () => {
  test("removes an address that is Available, and then knows it no more", async () => {
    const target = await openTarget();
    const AllocationId = await allocate(target);
    await vpc(target, "ReleaseEipAddress", { AllocationId });
    expect(await describeEips(target)).toEqual([]);
    await expect(vpc(target, "ReleaseEipAddress", { AllocationId })).rejects.toMatchObject(notFound);
  });

  test("shows Releasing until the release is done", async (context) => {
    const target = await openTarget({ eipReleasingMs: 1_000 }, context);
    const emulator = emulatorOf(target, context);
    const AllocationId = await allocate(target);
    await vpc(target, "ReleaseEipAddress", { AllocationId });
    expect((await describeEip(target, AllocationId)).Status).toBe("Releasing");
    emulator.clock.advance(1_000);
    expect(await describeEips(target)).toEqual([]);
  });

  test("refuses an address in use, a protected one and a PrePaid one", async (context) => {
    const target = await openTarget();
    const emulator = emulatorOf(target, context);
    const release = (AllocationId: string) => vpc(target, "ReleaseEipAddress", { AllocationId });
    const used = await allocate(target);
    emulator.eips.change(used, { InstanceId: "i-1" });
    await expect(release(used)).rejects.toMatchObject({ code: "IncorrectEipStatus" });
    emulator.eips.change(used, { InstanceId: "" });
    await release(used);
    const kept = await allocate(target);
    emulator.eips.change(kept, { DeletionProtection: true });
    await expect(release(kept)).rejects.toMatchObject({ code: "InvalidOperation.DeletionProtection" });
    const prePaid = await allocate(target, { InstanceChargeType: "PrePaid" });
    await expect(release(prePaid)).rejects.toMatchObject({ code: "Forbidden.ChargeTypeIsPrepaid" });
  });

  test("knows no address of another account", async (context) => {
    const accounts = [
      { accountId: "1", accessKeyId: "one", accessKeySecret: "1" },
      { accountId: "2", accessKeyId: "two", accessKeySecret: "2" },
    ];
    const target = await openTarget({ accounts }, context);
    const AllocationId = await allocate(target);
    const other = { ...target, accessKeyId: "two", accessKeySecret: "2" };
    expect(await describeEips(other)).toEqual([]);
    await expect(vpc(other, "ReleaseEipAddress", { AllocationId })).rejects.toMatchObject(notFound);
    expect((await call(other, "STS", "GetCallerIdentity", {})).AccountId).toBe("2");
  });
});

group("DeletionProtection", () => {
  test("is switched on and off, and refuses to be set to what it is", async () => {
    const target = await openTarget();
    const InstanceId = await allocate(target);
    const protect = (ProtectionEnable: boolean) =>
      vpc(target, "DeletionProtection", { InstanceId, Type: "EIP", ProtectionEnable });
    await expect(protect(false)).rejects.toMatchObject({
      code: "DeletionProtection.NotExist",
      statusCode: 404,
    });
    await protect(true);
    expect((await describeEip(target, InstanceId)).DeletionProtection).toBe(true);
    await expect(protect(true)).rejects.toMatchObject({
      code: "DeletionProtection.AlreadyEnabled",
      statusCode: 400,
    });
    await protect(false);
  });

  test("refuses an EIP that does not exist and a type that is none", async () => {
    const target = await openTarget();
    const protect = (fields: object) =>
      vpc(target, "DeletionProtection", { InstanceId: "eip-none", ProtectionEnable: true, ...fields });
    await expect(protect({ Type: "EIP" })).rejects.toMatchObject(notFound);
    await expect(protect({ Type: "SLB" })).rejects.toMatchObject({
      code: "DeletionProtection.TypeNotSupport",
    });
    await expect(protect({})).rejects.toMatchObject({ code: "MissingParameter" });
  });
});

group("MoveResourceGroup and ModifyEipForwardMode", () => {
  test("change group and mode", async () => {
    const target = await openTarget();
    const id = await allocate(target);
    const move = { ResourceId: id, NewResourceGroupId: "rg-2", ResourceType: "EIP" };
    await vpc(target, "MoveResourceGroup", move);
    await vpc(target, "ModifyEipForwardMode", { InstanceId: id, Mode: "BINDED" });
    expect(await describeEip(target, id)).toMatchObject({ ResourceGroupId: "rg-2", Mode: "BINDED" });
  });
});

group("the common bandwidth package", () => {
  const member = (IpInstanceId: string, BandwidthPackageId: string) => ({
    IpInstanceId,
    BandwidthPackageId,
    IpType: "EIP",
  });

  test("takes an EIP in, shows its own bandwidth on it and lets it go", async (context) => {
    const bandwidthPackages = [{ bandwidthPackageId: "cbwp-1", isp: "BGP", bandwidth: 50 }] as const;
    const target = await openTarget({ bandwidthPackages, strictBandwidthPackages: true }, context);
    const id = await allocate(target);
    await vpc(target, "AddCommonBandwidthPackageIp", member(id, "cbwp-1"));
    expect(await describeEip(target, id)).toMatchObject({
      BandwidthPackageId: "cbwp-1",
      Bandwidth: "50",
      EipBandwidth: "5",
    });
    await expect(vpc(target, "AddCommonBandwidthPackageIp", member(id, "cbwp-1"))).rejects.toMatchObject({
      code: "IpInstanceId.AlreadyInBandwidthPackage",
    });
    await vpc(target, "RemoveCommonBandwidthPackageIp", member(id, "cbwp-1"));
    expect(await describeEip(target, id)).toMatchObject({ BandwidthPackageId: "", Bandwidth: "5" });
    await expect(vpc(target, "RemoveCommonBandwidthPackageIp", member(id, "cbwp-1"))).rejects.toMatchObject({
      code: "OperationUnsupported.IpNotInCbwp",
    });
  });

  test("refuses what does not exist and an ISP that is not its own", async (context) => {
    const bandwidthPackages = [{ bandwidthPackageId: "cbwp-pro", isp: "BGP_PRO", bandwidth: 50 }] as const;
    const target = await openTarget({ bandwidthPackages, strictBandwidthPackages: true }, context);
    const id = await allocate(target);
    const add = (ip: string, cbwp: string) => vpc(target, "AddCommonBandwidthPackageIp", member(ip, cbwp));
    await expect(add(id, "cbwp-none")).rejects.toMatchObject({ code: "InvalidBandwidthPackageId.NotFound" });
    await expect(add("eip-none", "cbwp-pro")).rejects.toMatchObject({ code: "InvalidIpInstanceId.NotFound" });
    await expect(add(id, "cbwp-pro")).rejects.toMatchObject({ code: "InvalidParameter" });
  });
});

group("the tag actions of VPC", () => {
  test("add, list and remove tags", async () => {
    const target = await openTarget();
    const ResourceId = [await allocate(target)];
    const tagging = (action: string, fields: object) =>
      vpc(target, action, { ResourceType: "eip", ResourceId, ...fields });
    const Tag = ["a", "b"].map((Key) => ({ Key, Value: "1" }));
    await tagging("TagResources", { Tag });
    await tagging("UnTagResources", { TagKey: ["a"] });
    const { TagResources } = await tagging("ListTagResources", {});
    expect(TagResources).toEqual({
      TagResource: [{ ResourceId: ResourceId[0], ResourceType: "EIP", TagKey: "b", TagValue: "1" }],
    });
    await tagging("UnTagResources", { All: true });
    expect((await describeEip(target, ResourceId[0] ?? "")).Tags.Tag).toEqual([]);
  });
});
