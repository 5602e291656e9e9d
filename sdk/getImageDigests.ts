import * as pulumi from "@pulumi/pulumi";
import {
  findImageDigests,
  type GetImageDigestsArgs,
  type GetImageDigestsResult,
} from "../provider/functions/getImageDigests.js";
import type { InputsOf } from "./input.js";
import { answered, lookFromProgram } from "./program.js";

export type { GetImageDigestsArgs, GetImageDigestsResult } from "../provider/functions/getImageDigests.js";

/** Arguments of `getImageDigestsOutput`: every value may be an Output. */
export interface GetImageDigestsOutputArgs extends InputsOf<GetImageDigestsArgs> {}

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
  return answered("getImageDigests", args, () =>
    findImageDigests(lookFromProgram("getImageDigests", { ...args }), args),
  );
}

/** The same with arguments that may be Outputs. */
export function getImageDigestsOutput(args: GetImageDigestsOutputArgs): pulumi.Output<GetImageDigestsResult> {
  return pulumi.output(args).apply((known) => getImageDigests(known as GetImageDigestsArgs));
}
