import type { Operation } from "../../../core/operation.js";
import type { Properties } from "../../../core/resource.js";
import { containsUnknown, UNKNOWN } from "../../../core/schema/unknown.js";
import { sizes as bounds } from "../schema.js";
import { lookAtImages } from "./lookAtImages.js";
import { type LookedImage, layersOf } from "./lookedImage.js";
import { advisedGib, sizesOf, sizeText } from "./sizes.js";
import { concernsImages } from "./verify.js";

/** The size of a cache that leaves it to what its images weigh: never less than it has. */
export async function automaticSize(
  operation: Operation,
  olds: Properties,
  inputs: Properties,
): Promise<unknown> {
  const before = typeof olds.imageCacheSize === "number" ? olds.imageCacheSize : undefined;
  const isSettled = olds.autoImageCacheSize === true && before !== undefined;
  if (isSettled && !concernsImages(olds, { ...inputs, imageCacheSize: before })) return before;
  if (containsUnknown(inputs.images)) return before ?? UNKNOWN;
  const looked = await lookAtImages(operation, inputs);
  const layers = looked.flatMap((one) => layersOf(one) ?? []);
  if (layers.length === 0) return withoutAnswer(operation, before);
  const weight = sizesOf(layers, await unpackedSizes(looked));
  const advice = advisedGib(weight);
  const unseen = looked.filter((one) => layersOf(one) === undefined).length;
  const size = Math.max(before ?? 0, advice);
  const text = [
    `imageCacheSize ${size}: twice the ${sizeText(weight.unpacked)} that the images unpack to and 2 GiB, at least ${bounds.least}`,
    ...(unseen > 0 ? [`, without ${unseen} that could not be looked up`] : []),
    ...(size > advice ? [`; it was ${size}, and does not shrink`] : []),
  ].join("");
  if (operation.isNews(text)) operation.log.info(text);
  return size;
}

function withoutAnswer(operation: Operation, before: number | undefined): number {
  if (before !== undefined) return before;
  const text = `imageCacheSize ${bounds.least}, because no registry says what the images weigh. Where that is too small the build fails: give imageCacheSize instead.`;
  if (operation.isNews(text)) operation.log.warning(text);
  return bounds.least;
}

async function unpackedSizes(looked: readonly LookedImage[]): Promise<Map<string, number>> {
  const sizes = await Promise.all(
    looked.map(async (one) => [...((await one.unpacked?.(layersOf(one) ?? [])) ?? [])]),
  );
  return new Map(sizes.flat());
}
