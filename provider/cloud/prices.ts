import { capitalized, type Entry, numberOf, stringOf } from "./answer.js";
import type { Caller } from "./client.js";

export interface Price {
  amount: number;
  currency: string;
}

/** What the answers to questions for prices have in common; undefined where one holds none. */
export function priceIn(reply: Entry): Price | undefined {
  const { PriceInfo } = capitalized(reply);
  const price = (PriceInfo as Entry | undefined)?.Price as Entry | undefined;
  const amount = price && numberOf(price, "TradePrice");
  if (price === undefined || amount === undefined) return undefined;
  return { amount, currency: stringOf(price, "Currency") ?? "" };
}

/** What an hour of a disk costs in the region, of the kind that caches are built on and pods start from; undefined where the API does not say. */
export async function describeDiskPrice(caller: Caller, sizeGiB: number): Promise<Price | undefined> {
  const disk = { Category: "cloud_essd", PerformanceLevel: "PL1", Size: sizeGiB };
  const parameters = { RegionId: caller.region, ResourceType: "disk", PriceUnit: "Hour", DataDisk: [disk] };
  return priceIn(await caller.call("DescribePrice", parameters));
}
