import type { Settings } from "./options.js";

/** The two sites of the vendor have a currency each. */
export function currencyOf({ internationalAccount }: Settings): "USD" | "CNY" {
  return internationalAccount ? "USD" : "CNY";
}

/** A price that nothing is taken off. */
export function sums(price: number) {
  return { OriginalPrice: rounded(price), DiscountPrice: 0, TradePrice: rounded(price) };
}

export function rounded(price: number): number {
  return Number(price.toFixed(8));
}
