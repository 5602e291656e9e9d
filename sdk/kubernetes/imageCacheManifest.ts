import type { Findings, Properties } from "../../provider/core/resource.js";
import * as rules from "../../provider/core/schema/rules.js";
import { checkAcrRegistries } from "./acrRegistries.js";
import { checkFurtherAnnotations } from "./annotationNames.js";
import { checkAnnotationValues } from "./annotationValues.js";
import { buildAddressFindings } from "./buildAddressFindings.js";
import { checkOptions, type Subject } from "./checkOptions.js";
import { givenOptions } from "./givenOptions.js";
import { imageCacheAnnotations } from "./imageCacheAnnotations.js";
import { type ImageCacheManifestOptions, optionRules, optionZeros } from "./imageCacheObject.js";
import { checkTwoPlaces, sayableAnnotations } from "./imageCacheValues.js";
import { assertOptions, settleFindings, type WarningOptions } from "./invalidOptions.js";
import { imageCacheApiVersion, imageCacheKind, type KubernetesObject } from "./objectMeta.js";

/** An ImageCache object as the API server takes it. */
export interface ImageCacheManifest extends KubernetesObject {
  spec: {
    images: string[];
    imagePullSecrets?: string[];
    imageCacheSize?: number;
    retentionDays?: number;
  };
}

/**
 * The ImageCache object that the virtual node of a cluster turns into an image cache.
 *
 * Throws an `InvalidOptionsError` that says all that is wrong with the options.
 *
 * ```typescript
 * const manifest = imageCacheManifest({
 *   name: "web",
 *   images: ["registry-vpc.cn-hangzhou.aliyuncs.com/team/web:1.4.2"],
 *   vswitchIds: ["vsw-1", "vsw-2"],
 *   retentionDays: 30,
 * });
 * ```
 *
 * Source: the CustomResourceDefinition `imagecaches.eci.alibabacloud.com`.
 */
export function imageCacheManifest(
  options: ImageCacheManifestOptions,
  warnings?: WarningOptions,
): ImageCacheManifest {
  assertOptions("imageCacheManifest", options);
  settleFindings("imageCacheManifest", checkImageCacheManifest({ ...options }), warnings);
  return manifestOf(givenOptions(options, optionZeros).given);
}

function manifestOf(options: ImageCacheManifestOptions): ImageCacheManifest {
  const annotations = { ...imageCacheAnnotations(options), ...options.annotations };
  const { images, imagePullSecrets, imageCacheSize, retentionDays, labels = {} } = options;
  const { sizeWrittenTo, retentionWrittenTo } = options;
  return {
    apiVersion: imageCacheApiVersion,
    kind: imageCacheKind,
    metadata: {
      name: options.name,
      ...(Object.keys(labels).length > 0 && { labels: { ...labels } }),
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    spec: {
      images: [...images],
      ...(imagePullSecrets && { imagePullSecrets: [...imagePullSecrets] }),
      ...(isGiven(imageCacheSize) && sizeWrittenTo !== "annotation" && { imageCacheSize }),
      ...(isGiven(retentionDays) && retentionWrittenTo !== "annotation" && { retentionDays }),
    },
  };
}

function isGiven(value: number | undefined): value is number {
  return !rules.isNotSet(value);
}

/** All that is wrong with the options; values that a preview does not know yet are passed over. */
export function checkImageCacheManifest(described: Properties, subject = ofFunction): Findings {
  const { given: options, warnings: ofZeros } = givenOptions(described, optionZeros);
  const found = [
    checkOptions(options, optionRules, subject),
    buildAddressFindings(options),
    checkFurtherAnnotations(options.annotations, sayableAnnotations(options), "imageCache"),
    { failures: [], warnings: [...checkTwoPlaces(options), ...checkAnnotationValues(options.annotations)] },
  ];
  const missing = ["name", "images"].filter((name) => rules.isNotSet(options[name]));
  return {
    failures: [
      ...found.flatMap(({ failures }) => failures),
      ...missing.map((property) => ({ property, reason: "is missing." })),
      ...checkAcrRegistries(options.acrRegistryInfos),
    ],
    warnings: [...ofZeros, ...found.flatMap(({ warnings }) => warnings)],
  };
}

const ofFunction: Subject = { noun: "option of imageCacheManifest" };
