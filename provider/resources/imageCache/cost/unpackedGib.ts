import type { Operation } from "../../../core/operation.js";
import type { Properties } from "../../../core/resource.js";
import { lookAtImages } from "../foresight/lookAtImages.js";
import { layersOf } from "../foresight/lookedImage.js";
import { asksRegistries } from "../foresight/mode.js";
import { inGib, sizesOf } from "../foresight/sizes.js";

/** What the images take on the snapshot, where the registries of all of them say. It asks nothing that the build does not ask anyway. */
export async function unpackedGib(operation: Operation, inputs: Properties): Promise<number | undefined> {
  if (!asksRegistries(operation, inputs)) return undefined;
  const { images } = inputs;
  const looked = await lookAtImages(operation, inputs);
  const layers = looked.map(layersOf);
  const isKnown = Array.isArray(images) && looked.length === images.length && !layers.includes(undefined);
  return isKnown ? inGib(sizesOf(layers.flatMap((known) => known ?? [])).unpacked) : undefined;
}
