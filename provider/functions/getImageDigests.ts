import { explainFindings } from "../core/findings.js";
import type { Operation } from "../core/operation.js";
import { imageFindings } from "../resources/imageCache/foresight/imageFindings.js";
import { lookAtImages } from "../resources/imageCache/foresight/lookAtImages.js";
import type { LookedImage } from "../resources/imageCache/foresight/lookedImage.js";
import { digestsIn, type ImageDigests } from "../resources/imageCache/freshness/digests.js";
import { checkLookArguments, type LookArguments } from "../resources/imageCache/freshness/look.js";

/** Arguments of `getImageDigests`. */
export interface GetImageDigestsArgs extends LookArguments {
  /** Fails where a registry does not say what an image stands for. Default false: the image is left out. */
  required?: boolean | undefined;
}

/** What images stand for. */
export interface GetImageDigestsResult {
  /** By the reference as it is given: `digest` of the tag, `platformDigest` of the image for the platform. */
  imageDigests: ImageDigests;
}

export async function findImageDigests(
  look: Operation,
  args: GetImageDigestsArgs,
): Promise<GetImageDigestsResult> {
  const { required = false, ...asked } = args;
  const { failures } = checkLookArguments(asked);
  if (failures.length > 0) throw new Error(`getImageDigests: ${explainFindings(failures)}`);
  const looked = await lookAtImages(look, { ...asked });
  const imageDigests = digestsIn(looked);
  const missing = looked.filter(({ image }) => imageDigests[image] === undefined);
  if (required && missing.length > 0)
    throw new Error(`getImageDigests: ${whyUnknown(missing)} Without required they are left out.`);
  return { imageDigests };
}

function whyUnknown(missing: readonly LookedImage[]): string {
  const skipped = missing.filter(({ outcome }) => outcome.is === "skipped").map(({ image }) => image);
  const unasked =
    skipped.length === 0
      ? []
      : [
          `nobody is asked for ${skipped.join(", ")}: the endpoint of eci is this machine, and pulumi-eci:registryEndpoints names no other registry.`,
        ];
  return [...imageFindings(missing).map(({ text }) => text), ...unasked].join(" ");
}
