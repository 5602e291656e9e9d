import { type Estimate, estimateOf } from "../prices/estimate.js";
import type { RegionPrices } from "../prices/prices.js";

/** What a cache is that may cost something. */
interface Costing {
  regionId: string;
  sizeGiB?: number | undefined;
  owner: string;
  /** There is a snapshot that is paid for. */
  hasSnapshot: boolean;
  buildSeconds?: number | undefined;
}

/** What all caches with a known price come to. */
export interface CostSum {
  currency: string;
  /** A month of their snapshots. */
  month: number;
  imageCaches: number;
}

/** What a cache costs, estimated. The cloud keeps its automatic ones for nothing, and without a snapshot there is nothing to pay for. */
export function cacheCost(
  { regionId, sizeGiB, owner, hasSnapshot, buildSeconds }: Costing,
  prices: RegionPrices | undefined,
): Estimate | undefined {
  if (owner === "automatic" || !hasSnapshot) return undefined;
  return estimateOf(regionId, prices, { sizeGiB, buildSeconds });
}

/** By currency: what is paid in several is never added up. */
export function costSums(caches: readonly { cost?: Estimate | undefined }[]): CostSum[] {
  const sums = new Map<string, CostSum>();
  for (const { cost } of caches) {
    if (cost?.month === undefined) continue;
    const { currency } = cost;
    const sum = sums.get(currency) ?? { currency, month: 0, imageCaches: 0 };
    sums.set(currency, {
      currency,
      month: Number((sum.month + cost.month).toFixed(6)),
      imageCaches: sum.imageCaches + 1,
    });
  }
  return [...sums.values()];
}
