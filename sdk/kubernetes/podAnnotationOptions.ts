import type { Rule } from "../../provider/core/schema/rules.js";
import * as rules from "../../provider/core/schema/rules.js";
import type { PlainInputs } from "../../provider/core/schema/table.js";
import type { Zeros } from "../../provider/core/schema/zeros.js";
import { listed, onlyTrue } from "../../provider/resources/imageCache/annotationTexts.js";
import { imageCacheArguments } from "../../provider/resources/imageCache/schema.js";
import { type AcrRegistry, acrAnnotations, acrRegistriesRule, acrTexts } from "./acrRegistries.js";
import { annotation, optionsOf, type Texts } from "./annotationTexts.js";
import { annotationsRule } from "./metadataRules.js";
import type { StringMap } from "./objectMeta.js";
import { placedId, repeatable } from "./optionRules.js";

interface PodFacts {
  /** The current names of its annotations. */
  current?: Texts;
  /** Those of the guide of 2022. */
  of2022?: Texts;
  /** Names that are the same in every guide. */
  lasting?: Texts;
  /** What it is about: a pod that says something of it gets nothing else of it. */
  group?: Group;
}

/** What several annotations tell of together. */
type Group = "cache" | "registry" | "address";

const { option } = optionsOf<PodFacts>();

/** What pods are told. */
const podOptions = {
  /**
   * Whether the cloud looks for a cache that holds the pod's images. Default: the cloud's, which is true for current
   * virtual nodes. Source: `eci-auto-imc`; in the names of 2022 `eci-image-cache`.
   */
  autoMatchImageCache: option<boolean>({
    rule: rules.trueOrFalse,
    current: annotation("eci-auto-imc"),
    of2022: annotation("eci-image-cache", onlyTrue),
    group: "cache",
  }),
  /**
   * The cache to start from, which must be Ready; nothing is matched then. An id that does not start with `imc-` is a warning,
   * one of another kind an error. Source: `eci-imc-id`; in 2022 `eci-image-snapshot-id`.
   */
  imageCacheId: option<string>({
    rule: placedId("imc-"),
    zero: "",
    current: annotation("eci-imc-id"),
    of2022: annotation("eci-image-snapshot-id"),
    group: "cache",
  }),
  /** Whether only a cache that holds all images of the pod matches. Default: false. Source: `imc-perfect-match`. */
  perfectMatch: option<boolean>({
    rule: rules.trueOrFalse,
    current: annotation("imc-perfect-match"),
    group: "cache",
  }),
  /** How many images of the pod a cache must hold to match, 1 or more. `perfectMatch` wins over it. Source: `imc-match-count-request`. */
  matchCountRequest: option<number>({
    rule: rules.wholeNumber(1, Number.MAX_SAFE_INTEGER, "images"),
    zero: 0,
    current: annotation("imc-match-count-request"),
    group: "cache",
  }),
  /**
   * Container Registry instances and accounts to pull from without passwords.
   * Source: `acr-instance-ids`, `acr-service-arns`, `acr-user-arns`; in 2022 `acr-instance-id`, for one instance.
   */
  acrRegistryInfos: option<AcrRegistry[]>({
    rule: acrRegistriesRule,
    zeroParts: true,
    current: acrAnnotations,
    of2022: annotation("acr-instance-id", (entries: AcrRegistry[]) => acrTexts(entries).instanceIds),
    group: "registry",
  }),
  /** Registries to pull from over plain HTTP, each `host[:port]`. Source: `plain-http-registry`. */
  plainHttpRegistries: option<string[]>({
    rule: repeatable(imageCacheArguments.plainHttpRegistries.rule),
    zeroParts: true,
    lasting: annotation("plain-http-registry", listed),
  }),
  /** Registries whose certificate is not verified, each `host[:port]`. Source: `insecure-registry`. */
  insecureRegistries: option<string[]>({
    rule: repeatable(imageCacheArguments.insecureRegistries.rule),
    zeroParts: true,
    lasting: annotation("insecure-registry", listed),
  }),
  /** Security group of the pod. Default: that of the cluster's `eci-profile`. Source: `eci-security-group`. */
  securityGroupId: option<string>({
    rule: placedId("sg-"),
    zero: "",
    lasting: annotation("eci-security-group"),
  }),
  /**
   * Security groups of the pod, 1 to 5 of one VPC. Not together with `securityGroupId`. Default: that of the cluster's
   * `eci-profile`. Source: `eci-security-group`.
   */
  securityGroupIds: option<string[]>({
    rule: repeatable(rules.list(placedId("sg-"), { min: 1, max: 5, unit: "security groups" })),
    zeroParts: true,
    lasting: annotation("eci-security-group", listed),
  }),
  /** vSwitches of the pod, 1 to 10. Default: those of the cluster's `eci-profile`. Source: `eci-vswitch`. */
  vswitchIds: option<string[]>({
    rule: repeatable(rules.list(placedId("vsw-"), { min: 1, max: 10, unit: "vSwitches" })),
    zeroParts: true,
    lasting: annotation("eci-vswitch", listed),
  }),
  /** Resource group of the pod. Default: that of the cluster's `eci-profile`. Source: `eci-resource-group-id`. */
  resourceGroupId: option<string>({
    rule: placedId("rg-"),
    zero: "",
    lasting: annotation("eci-resource-group-id"),
  }),
  /** An elastic IP address for the pod. Not together with `autoCreateEip`. Source: `eci-eip-instanceid`. */
  eipInstanceId: option<string>({
    rule: placedId("eip-"),
    zero: "",
    lasting: annotation("eci-eip-instanceid"),
    group: "address",
  }),
  /** Whether the pod gets an elastic IP address of its own. Default: false. Source: `eci-with-eip`. */
  autoCreateEip: option<boolean>({
    rule: imageCacheArguments.autoCreateEip.rule,
    lasting: annotation("eci-with-eip", onlyTrue),
    group: "address",
  }),
  /**
   * Bandwidth of that address in Mbit/s, 1 to 500; more than 200 paid by traffic is a warning. Default: 5.
   * Without `autoCreateEip` it has no effect, which is a warning, as with the next four. Source: `eip-bandwidth`.
   */
  eipBandwidth: option<number>({
    rule: imageCacheArguments.eipBandwidth.rule,
    zero: 0,
    lasting: annotation("eip-bandwidth"),
  }),
  /** `PayByBandwidth` (default) or `PayByTraffic`. For `autoCreateEip`. Source: `eip-internet-charge-type`. */
  eipInternetChargeType: option<string>({
    rule: imageCacheArguments.eipInternetChargeType.rule,
    zero: "",
    lasting: annotation("eip-internet-charge-type"),
  }),
  /** `BGP` (default) or `BGP_PRO`. For `autoCreateEip`. Source: `eip-isp`. */
  eipIsp: option<string>({ rule: imageCacheArguments.eipIsp.rule, zero: "", lasting: annotation("eip-isp") }),
  /** Bandwidth package that the address joins. For `autoCreateEip`. Source: `eip-common-bandwidth-package-id`. */
  eipCommonBandwidthPackageId: option<string>({
    rule: placedId("cbwp-"),
    zero: "",
    lasting: annotation("eip-common-bandwidth-package-id"),
  }),
  /** Address pool that the address comes from. For `autoCreateEip`. Source: `eip-public-ip-address-pool-id`. */
  eipPublicIpAddressPoolId: option<string>({
    rule: rules.text(),
    zero: "",
    lasting: annotation("eip-public-ip-address-pool-id"),
  }),
  /** Further disk space of the pod, a quantity such as `50Gi`. Source: `eci-extra-ephemeral-storage`. */
  extraEphemeralStorage: option<string>({
    rule: rules.text({
      matches: /^\d+(\.\d*)?([KMGTPE]i|[munkMGTPE]|[eE][+-]?\d+)?$/,
      form: 'a quantity, such as "50Gi"',
    }),
    zero: "",
    lasting: annotation("eci-extra-ephemeral-storage"),
  }),
  /**
   * Further annotations of the pod, such as `k8s.aliyun.com/eci-use-specs`; those that an option makes are refused here, and
   * one of `k8s.aliyun.com/` that nobody documents is a warning. Source: `metadata.annotations`.
   */
  annotations: option<StringMap>({ rule: annotationsRule }),
  /**
   * Which names to write: `current` (default), those of the guide of `2022`, or `both`. What the names of 2022 cannot
   * say is an error with `2022` and `both`; network and storage have one name each, whichever is chosen.
   */
  annotationNames: option<"current" | "2022" | "both">({ rule: rules.oneOf("current", "2022", "both") }),
};

/**
 * What a pod on Elastic Container Instance is told by its annotations. They have an effect when the pod is created, and only
 * on virtual nodes. Sources are annotations, which all start with `k8s.aliyun.com/`.
 */
export interface PodAnnotationsOptions extends PlainInputs<typeof podOptions> {}

/** Which values of options stand for nothing. */
export const podZeros: Zeros = podOptions;

const entries: [string, PodFacts & { rule: Rule }][] = Object.entries(podOptions);

/** What each option may be. */
export const podOptionRules: Readonly<Record<string, Rule>> = Object.fromEntries(
  entries.map(([name, { rule }]) => [name, rule]),
);

function textsOf(kind: "current" | "of2022" | "lasting"): Readonly<Record<string, Texts>> {
  return Object.fromEntries(entries.map(([name, facts]) => [name, facts[kind] ?? {}]));
}

/** What each option makes of its value, in the generations of names. */
export const podOptionTexts = {
  current: textsOf("current"),
  of2022: textsOf("of2022"),
  lasting: textsOf("lasting"),
};

function namesOf({ current = {}, of2022 = {}, lasting = {} }: PodFacts): string[] {
  return [current, of2022, lasting].flatMap((texts) => Object.keys(texts));
}

/** The annotations of each option, those of the current generation first. */
export const podTextsByOption: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  entries.map(([name, facts]) => [name, namesOf(facts)]),
);

/** Every annotation that an option can make, in both generations of names. */
export const podAnnotationNames: readonly string[] = [...new Set(Object.values(podTextsByOption).flat())];

function groupOf(group: Group): readonly string[] {
  return entries.flatMap(([, facts]) => (facts.group === group ? namesOf(facts) : []));
}

/** The annotations that tell of the same, whichever generation of names they are of. */
export const podAnnotationGroups: Readonly<Record<Group, readonly string[]>> = {
  cache: groupOf("cache"),
  registry: groupOf("registry"),
  address: groupOf("address"),
};
