import { DescribeContainerGroupPriceRequest } from "@alicloud/eci20180808";
import { expect, describe as group, test } from "vitest";
import { eciClient } from "./support/clients.js";
import { eci } from "./support/containerGroups.js";
import { openTarget, type Target } from "./support/target.js";

async function priceOf(target: Target, asked: object) {
  const request = new DescribeContainerGroupPriceRequest({ regionId: target.region, ...asked });
  return (await eciClient(target).describeContainerGroupPrice(request)).body?.priceInfo;
}

group("DescribeContainerGroupPrice", () => {
  test("grows with the size, whether it is told or that of a type", async () => {
    const target = await openTarget();
    const small = await priceOf(target, { cpu: 2, memory: 4 });
    expect(small?.price).toMatchObject({ currency: "CNY", discountPrice: 0 });
    const large = await priceOf(target, { cpu: 4, memory: 8 });
    expect(large?.price?.tradePrice).toBeCloseTo(2 * (small?.price?.tradePrice ?? 0));
    const typed = await priceOf(target, { instanceType: "ecs.c7.xlarge" });
    expect(typed?.price?.tradePrice).toBe(large?.price?.tradePrice);
  });

  test("tells the disk apart, and the zones of spot instances", async () => {
    const target = await openTarget();
    const usual = await priceOf(target, { cpu: 2, memory: 4, ephemeralStorage: 100 });
    const details = usual?.price?.detailInfos?.detailInfo ?? [];
    expect(details.map(({ resource }) => resource)).toEqual(["instance", "disk"]);
    expect(usual?.spotPrices?.spotPrice).toEqual([]);
    const zoneId = `${target.region}-h`;
    const spot = await priceOf(target, { cpu: 2, memory: 4, spotStrategy: "SpotAsPriceGo", zoneId });
    const [price] = spot?.spotPrices?.spotPrice ?? [];
    expect(price).toMatchObject({ zoneId, originPrice: details[0]?.tradePrice });
    expect(price?.spotPrice).toBe(spot?.price?.tradePrice);
    expect(price?.spotPrice).toBeLessThan(price?.originPrice ?? 0);
  });

  test.each([
    ["no size", {}, "MissingParameter"],
    ["half a size", { Cpu: 2 }, "MissingParameter"],
    ["an unknown type", { InstanceType: "ecs.none" }, "InvalidInstanceType.NotFound"],
  ])("refuses %s", async (_, parameters, code) => {
    const target = await openTarget();
    await expect(eci(target, "DescribeContainerGroupPrice", parameters)).rejects.toMatchObject({ code });
  });
});
