import * as pulumi from "@pulumi/pulumi";
import { explainFindings } from "../provider/core/findings.js";
import { digestsOf, type ImageDigests } from "../provider/resources/imageCache/freshness/digests.js";
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
    const imageDigests =
      (await digestsOf(lookFromProgram("getImageDigests", { ...look }), { ...look })) ?? {};
    const missing = look.images.filter((image) => imageDigests[image] === undefined);
    if (required && missing.length > 0)
      throw new Error(
        `getImageDigests: no registry says what these stand for: ${missing.join(", ")}. Correct names, logins or platform, or leave required out.`,
      );
    return { imageDigests };
  });
}

/** The same with arguments that may be Outputs. */
export function getImageDigestsOutput(args: GetImageDigestsOutputArgs): pulumi.Output<GetImageDigestsResult> {
  return pulumi.output(args).apply((known) => getImageDigests(known as GetImageDigestsArgs));
}
