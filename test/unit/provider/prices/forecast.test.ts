import { expect, it } from "vitest";
import { amountText, forecastText } from "../../../../provider/prices/forecast.js";
import { priceTable } from "../../../../provider/prices/priceTable.js";

const region = "cn-hangzhou";
const planned = (more: object = {}) => ({ region, sizeGiB: 40, unpackedGiB: 2, ...more });

it("sums the builds of a run in one line", () => {
  expect(forecastText([planned(), planned({ buildSeconds: 600 }), planned()], priceTable)).toEqual([
    "estimated: 3 builds 0.03 USD, 0.12 USD a month, 14.40 USD a month for each pod that always runs; prices of 2024-03, cn-hangzhou",
  ]);
});

it("says what is the most that it can be, and from what to what", () => {
  expect(forecastText([planned(), planned({ sizeGiB: 20, unpackedGiB: undefined })], priceTable)).toEqual([
    "estimated: 2 builds 0.01 USD, at most 0.44 USD a month, 7.20 to 14.40 USD a month for each pod that always runs; " +
      "prices of 2024-03, cn-hangzhou",
  ]);
});

it("tells what nobody knows beside what is known", () => {
  const lines = forecastText([planned(), planned({ region: "cn-beijing" })], priceTable);
  expect(lines).toEqual([
    expect.stringMatching(/^estimated: 1 build 0\.007 USD, /),
    "estimated: what 1 build in cn-beijing will cost is unknown, because no prices of it are known (pulumi-eci:prices names a file with yours)",
  ]);
  expect(forecastText([planned({ region: undefined })], priceTable)[0]).toContain(
    "1 build in a region that is not known yet will cost is unknown",
  );
});

it("sums nothing that is partly unknown", () => {
  const figure = { amount: 0.002, date: "2026-11", source: "a list" };
  const prices = { ...priceTable, "cn-beijing": { currency: "USD", diskGiBHour: figure } };
  expect(forecastText([planned(), planned({ region: "cn-beijing" })], prices)).toEqual([
    "estimated: 2 builds unknown, unknown a month, 14.40 to 57.60 USD a month for each pod that always runs; " +
      "prices of 2024-03, cn-hangzhou and prices of 2026-11, cn-beijing",
  ]);
});

it("has a line for each currency", () => {
  const figure = { amount: 0.002, date: "2026-11", source: "a list" };
  const prices = { ...priceTable, "cn-beijing": { currency: "CNY", diskGiBHour: figure } };
  const lines = forecastText([planned(), planned({ region: "cn-beijing" })], prices);
  expect(lines.map((line) => line.replace(/ a month for each.*/, "").replace(/.*, /, ""))).toEqual([
    "14.40 USD",
    "57.60 CNY",
  ]);
});

it("says nothing where nothing is built", () => {
  expect(forecastText([], priceTable)).toEqual([]);
});

it.each([
  [0, "0.00"],
  [1.299, "1.30"],
  [0.0074, "0.007"],
  [0.0000004, "0."],
])("writes %s", (amount, text) => {
  expect(amountText(amount)).toContain(text);
});
