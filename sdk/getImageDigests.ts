import * as pulumi from "@pulumi/pulumi";
import { explainFindings } from "../provider/core/findings.js";
import { imageFindings } from "../provider/resources/imageCache/foresight/imageFindings.js";
import { lookAtImages } from "../provider/resources/imageCache/foresight/lookAtImages.js";
import type { LookedImage } from "../provider/resources/imageCache/foresight/lookedImage.js";
import { digestsIn, type ImageDigests } from "../provider/resources/imageCache/freshness/digests.js";
import { checkLookArguments, type LookArguments } from "../provider/resources/imageCache/freshness/look.js";
import type { InputsOf } from "./input.js";
import { answered, lookFromProgram } from "./program.js";

/** Arguments of `getImageDigests`. */
export interface GetImageDigestsArgs extends LookArguments {
  /** Fails where a registry does not say what an image stands for. Default false: the image is left out. */
  required?: boolean | undefined;
}

/** Arguments of `getImageDigestsOutput`: every value may be an Output. */
export interface GetImageDigestsOutputArgs extends InputsOf<GetImageDigestsArgs> {}

/** What images stand for. */
export interface GetImageDigestsResult {
  /** By the reference as it is given: `digest` of the tag, `platformDigest` of the image for the platform. */
  imageDigests: ImageDigests;
}

/**
 * What the tags of images stand for now, as their registries say: asked in the program, in a preview and in an update alike. The credentials are those that
 * are given, and no others.
 *
 * Errors: wrong arguments; with `required`, a registry that does not say.
 *
 * ```typescript
 * const { imageDigests } = await getImageDigests({ images: ["nginx:1.29"] });
 * new ImageCache("web", { images: ["nginx:1.29"], triggers: { base: imageDigests["nginx:1.29"]?.digest ?? "" } });
 * ```
 */
export function getImageDigests(args: GetImageDigestsArgs): Promise<GetImageDigestsResult> {
  return answered("getImageDigests", args, async () => {
    const { required = false, ...look } = args;
    const { failures } = checkLookArguments(look);
    if (failures.length > 0) throw new Error(`getImageDigests: ${explainFindings(failures)}`);
    const looked = await lookAtImages(lookFromProgram("getImageDigests", { ...look }), { ...look });
    const imageDigests = digestsIn(looked);
    const missing = looked.filter(({ image }) => imageDigests[image] === undefined);
    if (required && missing.length > 0)
      throw new Error(`getImageDigests: ${whyUnknown(missing)} Without required they are left out.`);
    return { imageDigests };
  });
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

/** The same with arguments that may be Outputs. */
export function getImageDigestsOutput(args: GetImageDigestsOutputArgs): pulumi.Output<GetImageDigestsResult> {
  return pulumi.output(args).apply((known) => getImageDigests(known as GetImageDigestsArgs));
}
