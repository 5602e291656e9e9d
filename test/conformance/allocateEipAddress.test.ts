import { AllocateEipAddressRequest, DescribeEipAddressesRequest } from "@alicloud/vpc20160428";
import { expect, describe as group, test } from "vitest";
import { vpcClient } from "./support/clients.js";
import { allocate, describeEip, describeEips, vpc } from "./support/eips.js";
import { emulatorOf, openTarget } from "./support/target.js";

group("AllocateEipAddress", () => {
  test("takes the generated client's request and gives an address that is Available", async () => {
    const target = await openTarget();
    const client = vpcClient(target);
    const { body } = await client.allocateEipAddress(
      new AllocateEipAddressRequest({
        regionId: target.region,
        name: "pull (1)",
        description: "for pulls",
        bandwidth: "10",
        internetChargeType: "PayByTraffic",
        tag: [{ key: "team", value: "web" }],
      }),
    );
    expect(body?.allocationId).toMatch(/^eip-[a-z0-9]{20}$/);
    expect(body?.eipAddress).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    const { body: list } = await client.describeEipAddresses(
      new DescribeEipAddressesRequest({ regionId: target.region, allocationId: body?.allocationId ?? "" }),
    );
    expect(list).toMatchObject({ totalCount: 1, pageNumber: 1, pageSize: 10 });
    expect(list?.eipAddresses?.eipAddress?.[0]).toMatchObject({
      allocationId: body?.allocationId,
      ipAddress: body?.eipAddress,
      status: "Available",
      name: "pull (1)",
      description: "for pulls",
      bandwidth: "10",
      internetChargeType: "PayByTraffic",
      chargeType: "PostPaid",
      ISP: "BGP",
      netmode: "public",
      businessStatus: "Normal",
      deletionProtection: false,
      tags: { tag: [{ key: "team", value: "web" }] },
    });
  });

  test("gives a released address back to whoever asks for it, by id or by address", async () => {
    const target = await openTarget();
    const first = await describeEip(target, await allocate(target));
    await vpc(target, "ReleaseEipAddress", { AllocationId: first.AllocationId });
    expect(await allocate(target, { IpAddress: first.IpAddress })).toBe(first.AllocationId);
    await expect(allocate(target, { IpAddress: first.IpAddress })).rejects.toMatchObject({
      code: "Ip.Allocated",
    });
    await vpc(target, "ReleaseEipAddress", { AllocationId: first.AllocationId });
    expect(await allocate(target, { InstanceId: first.AllocationId })).toBe(first.AllocationId);
    expect((await describeEip(target, first.AllocationId)).IpAddress).toBe(first.IpAddress);
  });

  test("gives 5 Mbit/s when nothing is asked for", async () => {
    const target = await openTarget();
    expect((await describeEip(target, await allocate(target))).Bandwidth).toBe("5");
  });

  test.each([
    ["501 Mbit/s by bandwidth", { Bandwidth: "501" }, "InvalidBandwidth.Malformed"],
    [
      "201 Mbit/s by traffic",
      { Bandwidth: "201", InternetChargeType: "PayByTraffic" },
      "InvalidBandwidth.Malformed",
    ],
    ["no bandwidth", { Bandwidth: "0" }, "InvalidBandwidth.Malformed"],
    ["a bandwidth that is no number", { Bandwidth: "fast" }, "InvalidBandwidth.Malformed"],
    ["an unknown ISP", { ISP: "Carrier" }, "IllegalParam.Isp"],
    ["BGP_PRO where it is not sold", { ISP: "BGP_PRO" }, "IllegalParam.Isp"],
    ["a name like a URL", { Name: "http://x" }, "InvalidParameter"],
    ["a long name", { Name: "x".repeat(129) }, "InvalidParameter"],
    ["a long description", { Description: "x".repeat(257) }, "InvalidParameter"],
    [
      "a PrePaid EIP by traffic",
      { InstanceChargeType: "PrePaid", InternetChargeType: "PayByTraffic" },
      "COMMODITY.INVALID_COMPONENT",
    ],
    ["ten months", { InstanceChargeType: "PrePaid", Period: 10 }, "ORDER.QUANTITY_INVALID"],
    [
      "six years",
      { InstanceChargeType: "PrePaid", Period: 6, PricingCycle: "Year" },
      "ORDER.QUANTITY_INVALID",
    ],
    ["a name with PrePaid", { InstanceChargeType: "PrePaid", Name: "x" }, "InvalidParameter"],
    ["an unknown charge type", { InternetChargeType: "Free" }, "InvalidParameter"],
    ["a tag of the system", { Tag: [{ Key: "acs:x", Value: "1" }] }, "InvalidParameter"],
  ])("refuses %s", async (_, parameters, code) => {
    const target = await openTarget();
    await expect(allocate(target, parameters)).rejects.toMatchObject({ code, statusCode: 400 });
    expect(await describeEips(target)).toEqual([]);
  });

  test("sells BGP_PRO in Hong Kong", async () => {
    const target = await openTarget();
    await expect(allocate(target, { RegionId: "cn-hongkong", ISP: "BGP_PRO" })).resolves.toMatch(/^eip-/);
  });

  test("refuses one EIP more than the quota", async (context) => {
    const target = await openTarget({ eipQuota: 1 }, context);
    await allocate(target);
    await expect(allocate(target)).rejects.toMatchObject({ code: "QuotaExceeded.Eip" });
  });

  test.for([
    ["PostPaid", "PayByTraffic", true],
    ["PrePaid", "PayByBandwidth", true],
    ["PostPaid", "PayByBandwidth", false],
  ] as const)(
    "sells %s with %s to an international account: %s",
    async ([charge, internet, sold], context) => {
      const target = await openTarget({ internationalAccount: true }, context);
      emulatorOf(target, context);
      const answer = allocate(target, { InstanceChargeType: charge, InternetChargeType: internet });
      if (sold) await expect(answer).resolves.toMatch(/^eip-/);
      else await expect(answer).rejects.toMatchObject({ code: "COMMODITY.INVALID_COMPONENT" });
    },
  );
});
