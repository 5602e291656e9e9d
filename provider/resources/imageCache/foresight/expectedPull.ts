import type { Operation } from "../../../core/operation.js";
import type { Properties } from "../../../core/resource.js";
import type { ExpectedPull } from "../polling/pullWatch.js";
import { lookAtImages } from "./lookAtImages.js";
import { layersOf } from "./lookedImage.js";
import { asksRegistries } from "./mode.js";
import { sizesOf } from "./sizes.js";

/** What a build has to pull, where all of its images were looked up. */
export async function expectedPull(
  operation: Operation,
  inputs: Properties,
): Promise<ExpectedPull | undefined> {
  if (!asksRegistries(operation, inputs)) return undefined;
  const looked = await lookAtImages(operation, inputs);
  const layers = looked.map(layersOf);
  if (layers.length === 0 || layers.includes(undefined)) return undefined;
  const { compressed } = sizesOf(layers.flatMap((known) => known ?? []));
  const { eipBandwidth } = inputs;
  return {
    compressedBytes: compressed,
    ...(typeof eipBandwidth === "number" && { mbitPerSecond: eipBandwidth }),
  };
}
