import { expect, it } from "vitest";
import { withPrices } from "../../../../provider/prices/prices.js";

const figure = (amount: number) => ({ amount, date: "2026-11", source: "a list" });
const table = {
  "cn-hangzhou": { currency: "USD", builderSecond: figure(1), diskGiBHour: figure(2) },
};

it("own prices stand in front of those of the table", () => {
  const own = { "cn-hangzhou": { currency: "USD", diskGiBHour: figure(3) } };
  expect(withPrices(table, own)["cn-hangzhou"]).toEqual({
    currency: "USD",
    builderSecond: figure(1),
    diskGiBHour: figure(3),
  });
});

it("prices in another currency stand alone", () => {
  const own = { "cn-hangzhou": { currency: "CNY", diskGiBHour: figure(3) } };
  expect(withPrices(table, own)).toEqual(own);
});

it("no region gets the prices of another", () => {
  const own = { "cn-beijing": { currency: "USD", diskGiBHour: figure(3) } };
  expect(withPrices(table, own)).toEqual({ ...table, ...own });
});

it("a new price of a part is not hidden by an old one of the whole", () => {
  const own = { "cn-hangzhou": { currency: "USD", vcpuSecond: figure(1), memoryGiBSecond: figure(1) } };
  expect(withPrices(table, own)["cn-hangzhou"]?.builderSecond).toBeUndefined();
});
