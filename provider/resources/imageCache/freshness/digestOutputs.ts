import type { Properties } from "../../../core/resource.js";
import type { ImageDigests } from "./digests.js";

/** What a state remembers of the images that its cache holds. */
export function storedDigests({ imageDigests }: Properties): ImageDigests | undefined {
  return imageDigests as ImageDigests | undefined;
}

/** The outputs that tell of digests, for a state that follows without another build. */
export function storedDigestOutputs({
  imageDigests,
  imageDigestsSource,
  pinnedImages,
}: Properties): Properties {
  return imageDigests === undefined ? {} : { imageDigests, imageDigestsSource, pinnedImages };
}

/** A state that says nothing of digests: those of another build do not count. */
export function withoutDigests(state: Properties): Properties {
  const { imageDigests, imageDigestsSource, pinnedImages, ...rest } = state;
  return rest;
}

/** The outputs that tell of digests that were just asked for. */
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
