import type { Operation } from "../../../core/operation.js";
import type { Properties } from "../../../core/resource.js";
import { Budget } from "../../../registry/budget.js";
import type { LookedImage } from "../foresight/imageFindings.js";
import { lookAtImages } from "../foresight/lookAtImages.js";
import { asksRegistries } from "../foresight/mode.js";

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

/** What is asked right before and after a build: it must not hold that up. */
export function digestsAtBuild(
  operation: Operation,
  inputs: Properties,
): Promise<ImageDigests | undefined> | undefined {
  return asksRegistries(operation, inputs)
    ? digestsOf(operation, inputs, new Budget(buildLookMs))
    : undefined;
}

const buildLookMs = 5_000;

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

/** What a state remembers of the images that its cache holds. */
export function storedDigests({ imageDigests }: Properties): ImageDigests | undefined {
  return imageDigests as ImageDigests | undefined;
}

/** The outputs that tell of digests, as another state takes them over. */
export function digestOutputs({ imageDigests, imageDigestsSource, pinnedImages }: Properties): Properties {
  return imageDigests === undefined ? {} : { imageDigests, imageDigestsSource, pinnedImages };
}

/** A state that says nothing of digests: those of another build do not count. */
export function withoutDigests(state: Properties): Properties {
  const { imageDigests, imageDigestsSource, pinnedImages, ...rest } = state;
  return rest;
}

/** The same for digests that were just asked for. */
export function digestOutputsOf(
  digests: ImageDigests | undefined,
  source: "before build" | "after build",
): Properties {
  if (digests === undefined) return {};
  const pinnedImages = Object.entries(digests).map(([image, { digest }]) =>
    image.includes("@") ? image : `${image}@${digest}`,
  );
  return { imageDigests: digests, imageDigestsSource: source, pinnedImages };
}

/** What is known of the digests once a build that was waited for has ended. */
export async function digestsAfterBuild(
  operation: Operation,
  inputs: Properties,
  before: ImageDigests | undefined,
): Promise<Properties> {
  const after = before && (await digestsAtBuild(operation, inputs));
  if (before === undefined || after === undefined) return digestOutputsOf(before, "before build");
  const moved = movedImages(before, after);
  if (moved.length > 0)
    operation.log.warning(
      `${movesIn(moved)} during the build. What the cache holds is one of them; imageDigests says the later.`,
    );
  return digestOutputsOf({ ...before, ...after }, "after build");
}
