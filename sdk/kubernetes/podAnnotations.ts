import type { CheckFailure, Findings, Properties } from "../../provider/core/resource.js";
import * as rules from "../../provider/core/schema/rules.js";
import { checkBuildEip, inputRules } from "../../provider/resources/imageCache/inputRules.js";
import { type AcrRegistry, acrRegistriesRule, acrTexts, checkAcrRegistries } from "./acrRegistries.js";
import { settleFindings, type WarningOptions } from "./invalidOptions.js";
import type { StringMap } from "./objectMeta.js";

/**
 * What a pod on Elastic Container Instance is told by its annotations. They have an effect when the pod is created, and only
 * on virtual nodes. Sources are annotations, which all start with `k8s.aliyun.com/`.
 */
export interface PodAnnotationsOptions {
  /**
   * Whether the cloud looks for a cache that holds the pod's images. Default: the cloud's, which is true for current
   * virtual nodes. Source: `eci-auto-imc`; in the names of 2022 `eci-image-cache`.
   */
  autoMatchImageCache?: boolean | undefined;
  /** The cache to start from, which must be Ready; nothing is matched then. Source: `eci-imc-id`; in 2022 `eci-image-snapshot-id`. */
  imageCacheId?: string | undefined;
  /** Whether only a cache that holds all images of the pod matches. Default: false. Source: `imc-perfect-match`. */
  perfectMatch?: boolean | undefined;
  /** How many images of the pod a cache must hold to match, 1 or more. Not together with `perfectMatch`. Source: `imc-match-count-request`. */
  matchCountRequest?: number | undefined;
  /**
   * Container Registry instances and accounts to pull from without passwords, at most 20.
   * Source: `acr-instance-ids`, `acr-service-arns`, `acr-user-arns`; in 2022 `acr-instance-id`, for one instance.
   */
  acrRegistryInfos?: AcrRegistry[] | undefined;
  /** Registries to pull from over plain HTTP, each `host[:port]`. Source: `plain-http-registry`. */
  plainHttpRegistries?: string[] | undefined;
  /** Registries whose certificate is not verified, each `host[:port]`. Source: `insecure-registry`. */
  insecureRegistries?: string[] | undefined;
  /** Security group of the pod. Default: that of the cluster's `eci-profile`. Source: `eci-security-group`. */
  securityGroupId?: string | undefined;
  /** vSwitches of the pod, 1 to 10. Default: those of the cluster's `eci-profile`. Source: `eci-vswitch`. */
  vswitchIds?: string[] | undefined;
  /** An elastic IP address for the pod. Not together with `autoCreateEip`. Source: `eci-eip-instanceid`. */
  eipInstanceId?: string | undefined;
  /** Whether the pod gets an elastic IP address of its own. Default: false. Source: `eci-with-eip`. */
  autoCreateEip?: boolean | undefined;
  /**
   * Bandwidth of that address in Mbit/s: 1 to 200 when paid by traffic, 1 to 500 when paid by bandwidth. Default: 5.
   * Needs `autoCreateEip`. Source: `eip-bandwidth`.
   */
  eipBandwidth?: number | undefined;
  /** `PayByBandwidth` (default) or `PayByTraffic`. Needs `autoCreateEip`. Source: `eip-internet-charge-type`. */
  eipInternetChargeType?: string | undefined;
  /** `BGP` (default) or `BGP_PRO`. Needs `autoCreateEip`. Source: `eip-isp`. */
  eipIsp?: string | undefined;
  /** Bandwidth package that the address joins. Needs `autoCreateEip`. Source: `eip-common-bandwidth-package-id`. */
  eipCommonBandwidthPackageId?: string | undefined;
  /** Address pool that the address comes from. Needs `autoCreateEip`. Source: `eip-public-ip-address-pool-id`. */
  eipPublicIpAddressPoolId?: string | undefined;
  /** Further disk space of the pod, a quantity such as `50Gi`. Source: `eci-extra-ephemeral-storage`. */
  extraEphemeralStorage?: string | undefined;
  /**
   * Which names to write: `current` (default), those of the guide of `2022`, or `both`. What the names of 2022 cannot
   * say is an error with `2022` and `both`; network and storage have one name each, whichever is chosen.
   */
  annotationNames?: "current" | "2022" | "both" | undefined;
}

type TextOf = (options: PodAnnotationsOptions) => string | number | boolean | undefined;

const list = (items: readonly string[] | undefined) => items?.join(",") || undefined;

/** Names that are the same in every guide. */
const lasting: Readonly<Record<string, TextOf>> = {
  "k8s.aliyun.com/plain-http-registry": ({ plainHttpRegistries }) => list(plainHttpRegistries),
  "k8s.aliyun.com/insecure-registry": ({ insecureRegistries }) => list(insecureRegistries),
  "k8s.aliyun.com/eci-security-group": ({ securityGroupId }) => securityGroupId,
  "k8s.aliyun.com/eci-vswitch": ({ vswitchIds }) => list(vswitchIds),
  "k8s.aliyun.com/eci-eip-instanceid": ({ eipInstanceId }) => eipInstanceId,
  "k8s.aliyun.com/eci-with-eip": ({ autoCreateEip }) => autoCreateEip || undefined,
  "k8s.aliyun.com/eip-bandwidth": ({ eipBandwidth }) => eipBandwidth,
  "k8s.aliyun.com/eip-internet-charge-type": ({ eipInternetChargeType }) => eipInternetChargeType,
  "k8s.aliyun.com/eip-isp": ({ eipIsp }) => eipIsp,
  "k8s.aliyun.com/eip-common-bandwidth-package-id": ({ eipCommonBandwidthPackageId }) =>
    eipCommonBandwidthPackageId,
  "k8s.aliyun.com/eip-public-ip-address-pool-id": ({ eipPublicIpAddressPoolId }) => eipPublicIpAddressPoolId,
  "k8s.aliyun.com/eci-extra-ephemeral-storage": ({ extraEphemeralStorage }) => extraEphemeralStorage,
};

const current: Readonly<Record<string, TextOf>> = {
  "k8s.aliyun.com/eci-auto-imc": ({ autoMatchImageCache }) => autoMatchImageCache,
  "k8s.aliyun.com/eci-imc-id": ({ imageCacheId }) => imageCacheId,
  "k8s.aliyun.com/imc-perfect-match": ({ perfectMatch }) => perfectMatch,
  "k8s.aliyun.com/imc-match-count-request": ({ matchCountRequest }) => matchCountRequest,
  "k8s.aliyun.com/acr-instance-ids": ({ acrRegistryInfos }) => acrTexts(acrRegistryInfos).instanceIds,
  "k8s.aliyun.com/acr-service-arns": ({ acrRegistryInfos }) => acrTexts(acrRegistryInfos).serviceArns,
  "k8s.aliyun.com/acr-user-arns": ({ acrRegistryInfos }) => acrTexts(acrRegistryInfos).userArns,
};

const of2022: Readonly<Record<string, TextOf>> = {
  // Nothing is matched where the annotation is missing.
  "k8s.aliyun.com/eci-image-cache": ({ autoMatchImageCache }) => autoMatchImageCache || undefined,
  "k8s.aliyun.com/eci-image-snapshot-id": ({ imageCacheId }) => imageCacheId,
  "k8s.aliyun.com/acr-instance-id": ({ acrRegistryInfos }) => acrTexts(acrRegistryInfos).instanceIds,
};

const namesOf = {
  current: { ...current, ...lasting },
  "2022": { ...of2022, ...lasting },
  both: { ...current, ...of2022, ...lasting },
} as const satisfies Record<NonNullable<PodAnnotationsOptions["annotationNames"]>, object>;

/** Every annotation that an option can make, in both generations of names. */
export const podAnnotationNames: readonly string[] = Object.keys(namesOf.both);

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
  const texts = Object.entries<TextOf>(namesOf[options.annotationNames ?? "current"]).map(
    ([name, text]) => [name, text(options)] as const,
  );
  return Object.fromEntries(
    texts.filter(([, text]) => text !== undefined).map(([name, text]) => [name, String(text)]),
  );
}

const optionRules: { [K in keyof PodAnnotationsOptions]-?: rules.Rule } = {
  autoMatchImageCache: rules.trueOrFalse,
  imageCacheId: rules.id("imc-"),
  perfectMatch: rules.trueOrFalse,
  matchCountRequest: rules.wholeNumber(1, Number.MAX_SAFE_INTEGER, "images"),
  acrRegistryInfos: acrRegistriesRule,
  plainHttpRegistries: inputRules.plainHttpRegistries,
  insecureRegistries: inputRules.insecureRegistries,
  securityGroupId: inputRules.securityGroupId,
  vswitchIds: inputRules.vswitchIds,
  eipInstanceId: inputRules.eipInstanceId,
  autoCreateEip: inputRules.autoCreateEip,
  eipBandwidth: inputRules.eipBandwidth,
  eipInternetChargeType: inputRules.eipInternetChargeType,
  eipIsp: inputRules.eipIsp,
  eipCommonBandwidthPackageId: inputRules.eipCommonBandwidthPackageId,
  eipPublicIpAddressPoolId: rules.text(),
  extraEphemeralStorage: rules.text({
    matches: /^\d+(\.\d+)?(Ki|Mi|Gi|Ti|k|M|G|T)?$/,
    form: 'a quantity, such as "50Gi"',
  }),
  annotationNames: rules.oneOf(...Object.keys(namesOf)),
};

/** All that is wrong with the options; values that a preview does not know yet are passed over. */
export function checkPodAnnotations(options: Properties): Findings {
  const { failures, warnings } = rules.applyRules(options, optionRules, "podAnnotations");
  failures.push(
    ...checkMatching(options),
    ...checkBuildEip(options),
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
  return { failures, warnings };
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
