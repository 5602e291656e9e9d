import type { CheckFailure, Findings, Properties } from "../../provider/core/resource.js";
import * as rules from "../../provider/core/schema/rules.js";
import {
  buildAddressWarnings,
  checkBuildAddress,
} from "../../provider/resources/imageCache/buildEip/buildAddress.js";
import { type AcrRegistry, checkAcrRegistries } from "./acrRegistries.js";
import { annotationsFrom } from "./annotationTexts.js";
import { settleFindings, type WarningOptions } from "./invalidOptions.js";
import type { StringMap } from "./objectMeta.js";
import { type PodAnnotationsOptions, podOptionRules, podOptionTexts } from "./podAnnotationOptions.js";

const generations = {
  current: [podOptionTexts.current, podOptionTexts.lasting],
  "2022": [podOptionTexts.of2022, podOptionTexts.lasting],
  both: [podOptionTexts.current, podOptionTexts.of2022, podOptionTexts.lasting],
};

/** Every annotation that an option can make, in both generations of names. */
export const podAnnotationNames: readonly string[] = generations.both.flatMap((texts) =>
  Object.values(texts).flatMap((ofOption) => Object.keys(ofOption)),
);

/**
 * Annotations for the pods of a workload: for a Deployment they belong to `spec.template.metadata.annotations`.
 *
 * Throws an `InvalidOptionsError` that says all that is wrong with the options.
 *
 * ```typescript
 * const annotations = podAnnotations({ imageCacheId: "imc-2zebxkiifuyzzlhl****" });
 * ```
 */
export function podAnnotations(options: PodAnnotationsOptions, warnings?: WarningOptions): StringMap {
  settleFindings("podAnnotations", checkPodAnnotations({ ...options }), warnings);
  const texts = generations[options.annotationNames ?? "current"];
  return Object.assign({}, ...texts.map((ofGeneration) => annotationsFrom(ofGeneration, { ...options })));
}

/** All that is wrong with the options; values that a preview does not know yet are passed over. */
export function checkPodAnnotations(options: Properties): Findings {
  const { failures, warnings } = rules.applyRules(options, podOptionRules, "podAnnotations");
  failures.push(
    ...checkMatching(options),
    ...checkBuildAddress(options),
    ...checkAcrRegistries(options.acrRegistryInfos),
  );
  if (!rules.isNotSet(options.eipPublicIpAddressPoolId) && isOff(options.autoCreateEip)) {
    failures.push({
      property: "eipPublicIpAddressPoolId",
      reason: "describes the address of autoCreateEip; set autoCreateEip to true.",
    });
  }
  if (options.annotationNames === "2022" || options.annotationNames === "both") {
    failures.push(...checkNamesOf2022(options));
  }
  return { failures, warnings: [...warnings, ...buildAddressWarnings(options)] };
}

function isOff(value: unknown): boolean {
  return value === false || rules.isNotSet(value);
}

function checkMatching(options: Properties): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const fail = (property: string, reason: string) => failures.push({ property, reason });
  const details = ["perfectMatch", "matchCountRequest"].filter((name) => !isOff(options[name]));
  for (const name of details) {
    if (!rules.isNotSet(options.imageCacheId)) fail(name, "has no effect beside imageCacheId: remove one.");
    if (options.autoMatchImageCache === false) fail(name, "needs autoMatchImageCache, which is false.");
  }
  if (options.autoMatchImageCache === true && !rules.isNotSet(options.imageCacheId)) {
    fail("autoMatchImageCache", "has no effect beside imageCacheId: remove one.");
  }
  if (details.length > 1) fail("matchCountRequest", "has no effect beside perfectMatch: remove one.");
  return failures;
}

function checkNamesOf2022(options: Properties): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const fail = (property: string, what: string) =>
    failures.push({ property, reason: `${what} cannot be said in the names of 2022: use current ones.` });
  if (!isOff(options.perfectMatch)) fail("perfectMatch", "a perfect match");
  if (!isOff(options.matchCountRequest)) fail("matchCountRequest", "a number of images to match");
  const registries = Array.isArray(options.acrRegistryInfos)
    ? (options.acrRegistryInfos as AcrRegistry[])
    : [];
  if (registries.length > 1) fail("acrRegistryInfos", "more than one instance");
  for (const [index, registry] of registries.entries()) {
    if (registry?.regionId !== undefined) fail(`acrRegistryInfos[${index}].regionId`, "another region");
    if (registry?.arnService !== undefined) fail(`acrRegistryInfos[${index}].arnService`, "another account");
  }
  return failures;
}
