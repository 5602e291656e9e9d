import type { Operation } from "../../../core/operation.js";
import type { Properties } from "../../../core/resource.js";
import type { Budget } from "../../../registry/budget.js";
import { lookAtImages } from "../foresight/lookAtImages.js";
import type { LookedImage } from "../foresight/lookedImage.js";

/** What a reference stood for when it was looked up. */
interface ImageDigest {
  /** Of the index where there is one: what the tag stands for. */
  digest: string;
  /** Of the image for the platform of the cache: what a pull gets. */
  platformDigest: string;
}

/** By the reference as it is declared. */
export type ImageDigests = Record<string, ImageDigest>;

/** An image whose tag stands for something else than when the cache was built. */
export interface MovedImage {
  image: string;
  before: ImageDigest;
  now: ImageDigest;
}

/** What the images stand for now, as far as their registries say; undefined where none does. */
export async function digestsOf(
  operation: Operation,
  inputs: Properties,
  budget?: Budget,
): Promise<ImageDigests | undefined> {
  const digests = digestsIn(await lookAtImages(operation, inputs, budget));
  return Object.keys(digests).length === 0 ? undefined : digests;
}

/** The digests of the images that were found. */
export function digestsIn(looked: readonly LookedImage[]): ImageDigests {
  const digests: ImageDigests = {};
  for (const { image, outcome } of looked) {
    if (outcome.is !== "found" || outcome.image === undefined) continue;
    digests[image] = { digest: outcome.digest, platformDigest: outcome.image.digest };
  }
  return digests;
}

/** An index also changes when another platform's image does: what a pull gets decides. */
export function movedImages(before: ImageDigests, now: ImageDigests): MovedImage[] {
  return Object.entries(now).flatMap(([image, digest]) => {
    const known = before[image];
    return known === undefined || known.platformDigest === digest.platformDigest
      ? []
      : [{ image, before: known, now: digest }];
  });
}

/** "nginx:1.29 moved from sha256:1a2b3c4d to sha256:5e6f7a8b" */
export function movesIn(moved: readonly MovedImage[]): string {
  return moved
    .map(({ image, before, now }) => `${image} moved from ${short(before)} to ${short(now)}`)
    .join(", ");
}

/** That of the tag where it differs: it is what people find in their registry. */
function short({ digest }: ImageDigest): string {
  return digest.replace(/^(\w+:\w{8}).*/, "$1");
}
