import { describe, expect, it } from "vitest";
import { estimateOf, expectedSeconds, groupSecond } from "../../../../provider/prices/estimate.js";
import type { RegionPrices } from "../../../../provider/prices/prices.js";
import { priceTable } from "../../../../provider/prices/priceTable.js";

const hangzhou = priceTable["cn-hangzhou"];
const figure = (amount: number, date = "2026-11") => ({ amount, date, source: "a list" });

describe("what a cache costs", () => {
  it("is what the vendor's own example says", () => {
    const cache = { sizeGiB: 40, unpackedGiB: 2, buildSeconds: 300 };
    expect(estimateOf("cn-hangzhou", hangzhou, cache)).toEqual({
      currency: "USD",
      build: 0.007439,
      month: 0.04,
      podMonth: 14.4,
      prices:
        "prices of 2024-03, cn-hangzhou: build 300 s, as the last one took, of 2 vCPU, 4 GiB of memory and 40 GiB of disk; " +
        "month a snapshot of 2 GiB, what the images unpack to; podMonth 720 hours of 40 GiB of disk",
    });
  });

  it("says what was taken in the place of what nobody knows", () => {
    const { prices, month, podMonth } = estimateOf("cn-hangzhou", hangzhou, {}) ?? { prices: "" };
    expect({ month, podMonth }).toEqual({ month: 0.4, podMonth: 7.2 });
    expect(prices).toContain("build 150 s, expected by its size, of");
    expect(prices).toContain("month a snapshot of at most 20 GiB, its whole disk;");
  });

  it("is unknown where the region has no prices", () => {
    expect(estimateOf("cn-beijing", priceTable["cn-beijing"], { sizeGiB: 40 })).toBeUndefined();
    expect(estimateOf("cn-beijing", { currency: "CNY" }, { sizeGiB: 40 })).toBeUndefined();
  });

  it("leaves out what a figure is missing for, and says so", () => {
    const prices: RegionPrices = { currency: "CNY", diskGiBHour: figure(0.002) };
    expect(estimateOf("cn-beijing", prices, { sizeGiB: 20 })).toEqual({
      currency: "CNY",
      podMonth: 28.8,
      prices:
        "prices of 2026-11, cn-beijing: build unknown; month unknown; podMonth 720 hours of 20 GiB of disk",
    });
  });

  it("tells from when to when its figures are", () => {
    const prices: RegionPrices = {
      currency: "CNY",
      diskGiBHour: figure(0.002),
      snapshotGiBMonth: figure(0.12, "2024-03"),
    };
    expect(estimateOf("cn-beijing", prices, {})?.prices).toMatch(
      /^prices of 2024-03 to 2026-11, cn-beijing:/,
    );
  });
});

it("a build takes longer the larger its cache is", () => {
  expect(expectedSeconds(40)).toBe(300);
  expect(expectedSeconds(20)).toBe(150);
});

it("a price of the builder counts for its size alone", () => {
  const prices = { currency: "CNY", builderSecond: figure(0.0001) };
  expect(groupSecond(prices, { cpu: 2, memoryGiB: 4 })?.amount).toBe(0.0001);
  expect(groupSecond(prices, { cpu: 4, memoryGiB: 8 })).toBeUndefined();
});
