import * as rules from "../../provider/core/schema/rules.js";
import type { Facts, PlainInputs, Shared } from "../../provider/core/schema/table.js";
import type { Zeros } from "../../provider/core/schema/zeros.js";
import { imageCacheArguments } from "../../provider/resources/imageCache/schema.js";
import { type AcrRegistry, acrAnnotations, acrRegistriesRule } from "./acrRegistries.js";
import { annotation, optionsOf, type Texts } from "./annotationTexts.js";
import { annotationsRule, labelsRule } from "./metadataRules.js";
import type { StringMap } from "./objectMeta.js";
import { placedId, repeatable, usually } from "./optionRules.js";

const { option, required } = optionsOf<{ texts?: Texts }>();

/** `namespace:secretName`, each a DNS name. */
export const pullSecretPattern = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?:[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/;

/** Where a value stands that has two places. */
const writtenTo = rules.oneOf("spec", "annotation", "both");

/** What an ImageCache object has beside the arguments of `ImageCache` that it says in the same words. */
const ownOptions = {
  /** Name of the object, a DNS name of at most 253 characters. Source: `metadata.name`. */
  name: required<string>({
    rule: rules.text({
      max: 253,
      matches: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
      form: 'a DNS name of lower-case letters, digits, "-" and ".", such as "web-cache"',
    }),
    zero: "",
  }),
  /**
   * Where the size is written: `spec` as `spec.imageCacheSize`, `annotation` as `imc-size`, or `both` (default), because no guide
   * says which wins.
   */
  sizeWrittenTo: option<"spec" | "annotation" | "both">({ rule: writtenTo }),
  /**
   * Where the retention is written: `spec` as `spec.retentionDays`, `annotation` as `imc-retention-days`, or `both` (default),
   * because no guide says which wins.
   */
  retentionWrittenTo: option<"spec" | "annotation" | "both">({ rule: writtenTo }),
  /** Labels of the object. Source: `metadata.labels`. */
  labels: option<StringMap>({ rule: labelsRule }),
  /**
   * Further annotations; what an option says in the same words is refused here, and one of `k8s.aliyun.com/` that nobody documents
   * is a warning. Source: `metadata.annotations`.
   */
  annotations: option<StringMap>({ rule: annotationsRule }),
  /**
   * Secrets to pull with, each `namespace:secretName`, of type `kubernetes.io/dockerconfigjson` or `kubernetes.io/dockercfg`.
   * Source: `spec.imagePullSecrets`.
   */
  imagePullSecrets: option<string[]>({
    rule: rules.list(
      rules.text({
        matches: pullSecretPattern,
        form: '"namespace:secretName", such as "default:registry-login"',
      }),
      { unit: "secrets" },
    ),
    zeroParts: true,
  }),
  /**
   * Container Registry instances and accounts to pull from without passwords.
   * Source: `acr-instance-ids`, `acr-service-arns`, `acr-user-arns`.
   */
  acrRegistryInfos: option<AcrRegistry[]>({
    rule: acrRegistriesRule,
    zeroParts: true,
    texts: acrAnnotations,
  }),
  /** CPU architecture of the images: `amd64` (default) or `arm64`; another one is a warning. Source: `imc-cpu-arch`. */
  cpuArchitecture: option<string>({
    rule: usually("amd64", "arm64"),
    zero: "",
    texts: annotation("imc-cpu-arch"),
  }),
};

type SharedArguments = Shared<typeof imageCacheArguments>;

/** The arguments of `ImageCache` that an object says in the same words. */
export const sharedNames = Object.entries(imageCacheArguments)
  .filter(([, facts]) => "isShared" in facts)
  .map(([name]) => name as keyof SharedArguments);

/**
 * What an ImageCache object of a cluster is made of. Options that have a counterpart among the arguments of `ImageCache` are
 * the same. Sources are fields of `spec` and annotations, which all start with `k8s.aliyun.com/`.
 */
export interface ImageCacheManifestOptions
  extends PlainInputs<typeof ownOptions>,
    PlainInputs<SharedArguments> {}

/** Where an annotation says it, nothing but its meaning bounds a value. */
const rulesOfTexts: Partial<Record<keyof SharedArguments, rules.Rule>> = {
  securityGroupId: placedId("sg-"),
  vswitchIds: repeatable(rules.list(placedId("vsw-"), { min: 1, max: 10, unit: "vSwitches" })),
  resourceGroupId: placedId("rg-"),
  eipInstanceId: placedId("eip-"),
  eipCommonBandwidthPackageId: placedId("cbwp-"),
  plainHttpRegistries: repeatable(imageCacheArguments.plainHttpRegistries.rule),
  insecureRegistries: repeatable(imageCacheArguments.insecureRegistries.rule),
};

/** What each option may be. */
export const optionRules: Readonly<Record<string, rules.Rule>> = {
  ...Object.fromEntries(Object.entries(ownOptions).map(([name, { rule }]) => [name, rule])),
  ...Object.fromEntries(sharedNames.map((name) => [name, imageCacheArguments[name].rule])),
  ...rulesOfTexts,
};

/** Which values of options stand for nothing. */
export const optionZeros: Zeros = {
  ...ownOptions,
  ...Object.fromEntries(sharedNames.map((name) => [name, imageCacheArguments[name]])),
};

/** What each option makes of its value, by annotation. */
export const optionTexts: Readonly<Record<string, Texts>> = {
  ...Object.fromEntries(Object.entries(ownOptions).map(([name, { texts = {} }]) => [name, texts])),
  ...Object.fromEntries(sharedNames.map((name) => [name, textsOf(imageCacheArguments[name])])),
};

function textsOf({ object }: Facts<never>): Texts {
  if (object === undefined || !("annotation" in object) || object.annotation === undefined) return {};
  return annotation(object.annotation, object.text);
}

/** Where an option stands that has two places. */
export const placeOptions = { imageCacheSize: "sizeWrittenTo", retentionDays: "retentionWrittenTo" } as const;
