import type { CheckFailure, CheckWarning, Findings, Properties } from "../../provider/core/resource.js";
import * as rules from "../../provider/core/schema/rules.js";
import { type AcrRegistry, checkAcrRegistries } from "./acrRegistries.js";
import { checkFurtherAnnotations } from "./annotationNames.js";
import { annotationsFrom } from "./annotationTexts.js";
import { buildAddressFindings } from "./buildAddressFindings.js";
import { checkOptions, type Subject } from "./checkOptions.js";
import { givenOptions } from "./givenOptions.js";
import { assertOptions, settleFindings, type WarningOptions } from "./invalidOptions.js";
import type { StringMap } from "./objectMeta.js";
import { otherPodNames } from "./otherAnnotations.js";
import {
  type PodAnnotationsOptions,
  podAnnotationNames,
  podOptionRules,
  podOptionTexts,
  podZeros,
} from "./podAnnotationOptions.js";

const generations = {
  current: [podOptionTexts.current, podOptionTexts.lasting],
  "2022": [podOptionTexts.of2022, podOptionTexts.lasting],
  both: [podOptionTexts.current, podOptionTexts.of2022, podOptionTexts.lasting],
};

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
  assertOptions("podAnnotations", options);
  settleFindings("podAnnotations", checkPodAnnotations({ ...options }), warnings);
  const { given } = givenOptions(options, podZeros);
  const texts = generations[options.annotationNames ?? "current"];
  const made = texts.map((ofGeneration) => annotationsFrom(ofGeneration, { ...given }));
  return Object.assign({}, ...made, options.annotations);
}

const subject: Subject = {
  noun: "option of podAnnotations",
  hints: Object.fromEntries(
    otherPodNames.map((name) => [optionLike(name), `annotations["k8s.aliyun.com/${name}"]`]),
  ),
};

/** What an option for an annotation would be called. */
function optionLike(annotation: string): string {
  const words = annotation.replace(/^eci-/, "").split("-");
  return words.map((word, index) => (index === 0 ? word : word[0]?.toUpperCase() + word.slice(1))).join("");
}

/**
 * All that is wrong with the options; values that a preview does not know yet are passed over. `beside` are options that somebody else
 * reads, and that may be what a misspelt one means.
 */
export function checkPodAnnotations(described: Properties, beside: readonly string[] = []): Findings {
  const { given: options, warnings: ofZeros } = givenOptions(described, podZeros);
  const hints = { ...subject.hints, ...Object.fromEntries(beside.map((name) => [name, name])) };
  const found = [
    checkOptions(options, podOptionRules, { ...subject, hints }),
    buildAddressFindings(options),
    checkFurtherAnnotations(options.annotations, podAnnotationNames, "pod"),
  ];
  const failures = found.flatMap((each) => each.failures);
  const warnings = [
    ...ofZeros,
    ...found.flatMap((each) => each.warnings),
    ...checkMatching(options),
    ...checkPool(options),
  ];
  failures.push(...checkAcrRegistries(options.acrRegistryInfos), ...checkGroups(options));
  if (options.annotationNames === "2022" || options.annotationNames === "both") {
    failures.push(...checkNamesOf2022(options));
  }
  return { failures, warnings };
}

function checkPool({ eipPublicIpAddressPoolId, autoCreateEip }: Properties): CheckWarning[] {
  if (rules.isNotSet(eipPublicIpAddressPoolId) || !rules.isOff(autoCreateEip)) return [];
  const reason = "describes the address of autoCreateEip; set autoCreateEip to true.";
  return [{ property: "eipPublicIpAddressPoolId", reason }];
}

function checkGroups({ securityGroupId, securityGroupIds }: Properties): CheckFailure[] {
  if (rules.isNotSet(securityGroupId) || rules.isNotSet(securityGroupIds)) return [];
  return [
    { property: "securityGroupIds", reason: "does not go together with securityGroupId: put all into one." },
  ];
}

/** The id wins over matching, and a perfect match over a count. */
function checkMatching(options: Properties): CheckWarning[] {
  const warnings: CheckWarning[] = [];
  const warn = (property: string, reason: string) => warnings.push({ property, reason });
  const details = ["perfectMatch", "matchCountRequest"].filter((name) => !rules.isOff(options[name]));
  for (const name of details) {
    if (!rules.isNotSet(options.imageCacheId)) warn(name, "has no effect beside imageCacheId: remove one.");
    if (options.autoMatchImageCache === false) warn(name, "has no effect: autoMatchImageCache is false.");
  }
  if (options.autoMatchImageCache === true && !rules.isNotSet(options.imageCacheId)) {
    warn("autoMatchImageCache", "has no effect beside imageCacheId: remove one.");
  }
  if (details.length > 1) warn("matchCountRequest", "has no effect beside perfectMatch: remove one.");
  return warnings;
}

function checkNamesOf2022(options: Properties): CheckFailure[] {
  const failures: CheckFailure[] = [];
  const fail = (property: string, what: string) =>
    failures.push({ property, reason: `${what} cannot be said in the names of 2022: use current ones.` });
  if (!rules.isOff(options.perfectMatch)) fail("perfectMatch", "a perfect match");
  if (!rules.isOff(options.matchCountRequest)) fail("matchCountRequest", "a number of images to match");
  const registries = Array.isArray(options.acrRegistryInfos)
    ? (options.acrRegistryInfos as AcrRegistry[])
    : [];
  if (registries.length > 1) fail("acrRegistryInfos", "more than one instance");
  for (const [index, registry] of registries.entries()) {
    if (registry?.arnService !== undefined) fail(`acrRegistryInfos[${index}].arnService`, "another account");
  }
  return failures;
}
