import { expect, it } from "vitest";
import { eciRegions } from "../../../../provider/accounts/regions.js";
import { priceTable } from "../../../../provider/prices/priceTable.js";

it("every figure has a region, a date and a source", () => {
  for (const [region, { currency, ...figures }] of Object.entries(priceTable)) {
    expect(eciRegions).toContain(region);
    expect(currency).toMatch(/^(USD|CNY)$/);
    for (const figure of Object.values(figures)) {
      expect(figure.amount).toBeGreaterThan(0);
      expect(figure.date).toMatch(/^\d{4}-\d{2}$/);
      expect(figure.source).toMatch(/\w+ \w+/);
    }
  }
});
