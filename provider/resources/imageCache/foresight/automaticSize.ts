import type { Operation } from "../../../core/operation.js";
import type { Properties } from "../../../core/resource.js";
import { containsUnknown, UNKNOWN } from "../../../core/schema/unknown.js";
import type { Layer } from "../../../registry/manifest.js";
import type { LookedImage } from "./imageFindings.js";
import { lookAtImages } from "./lookAtImages.js";
import { advisedGib, leastSize, sizesOf, sizeText } from "./sizes.js";
import { concernsImages } from "./verify.js";

const most = 32_768;

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
  const layers = looked.flatMap(layersOf);
  if (layers.length === 0) return withoutAnswer(operation, before);
  const sizes = sizesOf(layers, await unpackedSizes(looked));
  const advice = advisedGib(sizes);
  const unseen = looked.filter((one) => layersOf(one).length === 0).length;
  const missing = unseen === 0 ? "" : `, without ${unseen} that could not be looked up`;
  say(
    operation,
    `imageCacheSize ${Math.max(before ?? 0, advice)}: twice the ${sizeText(sizes.unpacked)} that the images unpack to and 2 GiB, at least ${leastSize}${missing}${before !== undefined && before > advice ? `; it was ${before}, and does not shrink` : ""}`,
  );
  return Math.min(most, Math.max(before ?? 0, advice));
}

function withoutAnswer(operation: Operation, before: number | undefined): number {
  if (before !== undefined) return before;
  const text = `imageCacheSize ${leastSize}, because no registry says what the images weigh. Where that is too small the build fails: give imageCacheSize instead.`;
  if (operation.session.isNew(`${operation.identity.urn} ${text}`)) operation.log.warning(text);
  return leastSize;
}

function say({ log, session, identity }: Operation, text: string): void {
  if (session.isNew(`${identity.urn} ${text}`)) log.info(text);
}

function layersOf({ outcome }: LookedImage): readonly Layer[] {
  return outcome.is === "found" ? (outcome.image?.layers ?? []) : [];
}

async function unpackedSizes(looked: readonly LookedImage[]): Promise<Map<string, number>> {
  const sizes = await Promise.all(
    looked.map(async (one) => [...((await one.unpacked?.(layersOf(one))) ?? [])]),
  );
  return new Map(sizes.flat());
}
