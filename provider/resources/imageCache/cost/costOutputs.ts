import type { Operation } from "../../../core/operation.js";
import type { Properties } from "../../../core/resource.js";
import { estimateOf, type Priced } from "../../../prices/estimate.js";
import { runPrices } from "./runPrices.js";

/** The outputs that tell what a cache costs, after a build. What nobody knows is not there. */
export function costOutputsOf(
  operation: Operation,
  { regionId, imageCacheSize }: Properties,
  { buildSeconds, unpackedGiB }: Pick<Priced, "buildSeconds" | "unpackedGiB">,
): Properties {
  const region = String(regionId);
  const cache = { sizeGiB: sizeIn(imageCacheSize), unpackedGiB, buildSeconds };
  const estimatedCost = estimateOf(region, runPrices(operation)[region], cache);
  return {
    ...(buildSeconds !== undefined && { buildSeconds }),
    ...(estimatedCost !== undefined && { estimatedCost }),
  };
}

export function sizeIn(imageCacheSize: unknown): number | undefined {
  return typeof imageCacheSize === "number" ? imageCacheSize : undefined;
}

/** What a state tells of them, for one that follows without another build. */
export function storedCostOutputs({ buildSeconds, estimatedCost }: Properties): Properties {
  return {
    ...(buildSeconds !== undefined && { buildSeconds }),
    ...(estimatedCost !== undefined && { estimatedCost }),
  };
}
