import { DescribePriceRequest } from "@alicloud/ecs20140526";
import { expect, describe as group, test } from "vitest";
import { call, ecsClient } from "./support/clients.js";
import { openTarget, type Target } from "./support/target.js";

async function priceOf(target: Target, size: number) {
  const dataDisk = [{ category: "cloud_essd", performanceLevel: "PL1", size }];
  const asked = { regionId: target.region, resourceType: "disk", priceUnit: "Hour", dataDisk };
  return (await ecsClient(target).describePrice(new DescribePriceRequest(asked))).body?.priceInfo?.price;
}

group("DescribePrice", () => {
  test("of a disk grows with its size", async () => {
    const target = await openTarget();
    const small = await priceOf(target, 100);
    expect(small).toMatchObject({ currency: "CNY", discountPrice: 0 });
    const large = await priceOf(target, 200);
    expect(large?.tradePrice).toBeCloseTo(2 * (small?.tradePrice ?? 0));
    expect(large?.detailInfos?.detailInfo?.map(({ resource }) => resource)).toEqual(["dataDisk"]);
  });

  test.each([
    ["no disk", { ResourceType: "disk" }, "MissingParameter"],
    [
      "a disk without a size",
      { ResourceType: "disk", "DataDisk.1.Category": "cloud_essd" },
      "MissingParameter",
    ],
    [
      "an unknown category",
      { ResourceType: "disk", "DataDisk.1.Category": "floppy", "DataDisk.1.Size": 20 },
      "InvalidParameter",
    ],
    ["another unit", { ResourceType: "disk", PriceUnit: "Month" }, "InvalidParameter"],
    ["what has no price here", { ResourceType: "instance" }, "InvalidResourceType.NotSupported"],
  ])("refuses %s", async (_, parameters, code) => {
    const target = await openTarget();
    await expect(call(target, "ECS", "DescribePrice", parameters)).rejects.toMatchObject({ code });
  });
});
