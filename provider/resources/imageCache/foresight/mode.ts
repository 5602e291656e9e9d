import { isVerifyImages, type VerifyImages } from "../../../accounts/registrySettings.js";
import type { Operation } from "../../../core/operation.js";
import type { Properties } from "../../../core/resource.js";
import { isNotSet } from "../../../core/schema/rules.js";

/** What becomes of what registries say of a cache's images. */
export function modeOf({ settings }: Operation, { verifyImages }: Properties): VerifyImages {
  if (isNotSet(verifyImages)) return settings.verifyImages;
  // One that is not known yet, or is refused, is taken for the default.
  return isVerifyImages(verifyImages) ? verifyImages : "warn";
}

/** Whether a declaration wants anything of the registries of its images. */
export function asksRegistries(operation: Operation, inputs: Properties): boolean {
  return modeOf(operation, inputs) !== "off" || inputs.trackDigests === true;
}
