import type { Findings, Properties } from "../../provider/core/resource.js";
import * as rules from "../../provider/core/schema/rules.js";
import { checkBuildEip, inputRules } from "../../provider/resources/imageCache/inputRules.js";
import { type AcrRegistry, acrRegistriesRule, checkAcrRegistries } from "./acrRegistries.js";
import { imageCacheAnnotationNames, imageCacheAnnotations } from "./imageCacheAnnotations.js";
import { settleFindings, type WarningOptions } from "./invalidOptions.js";
import { annotationsRule, labelsRule } from "./metadataRules.js";
import { imageCacheApiVersion, imageCacheKind, type KubernetesObject, type StringMap } from "./objectMeta.js";

/**
 * What an ImageCache object of a cluster is made of. Options that have a counterpart among the arguments of `ImageCache` are
 * named like it. Sources are fields of `spec` and annotations, which all start with `k8s.aliyun.com/`.
 */
export interface ImageCacheManifestOptions {
  /** Name of the object, a DNS name of at most 253 characters. Source: `metadata.name`. */
  name: string;
  /** Labels of the object. Source: `metadata.labels`. */
  labels?: StringMap | undefined;
  /** Further annotations; those that an option makes are refused here. Source: `metadata.annotations`. */
  annotations?: StringMap | undefined;
  /** Images to put into the cache, 1 to 20, each with its registry and a tag or digest. Source: `spec.images`. */
  images: string[];
  /**
   * Secrets of type `kubernetes.io/dockerconfigjson` to pull with, each `namespace:secretName`.
   * Source: `spec.imagePullSecrets`.
   */
  imagePullSecrets?: string[] | undefined;
  /**
   * Size of the cache in GiB, 20 to 32768. Default: 20. Written to both of its places, which never differ.
   * Source: `spec.imageCacheSize` and the annotation `imc-size`.
   */
  imageCacheSize?: number | undefined;
  /**
   * Days until the cloud deletes the cache, 1 to 65536. Default: never. Written to both of its places, which never differ.
   * Source: `spec.retentionDays` and the annotation `imc-retention-days`.
   */
  retentionDays?: number | undefined;
  /** vSwitches of the temporary instance, 1 to 10. Default: those of the cluster's `eci-profile`. Source: `vswitch-ids`. */
  vswitchIds?: string[] | undefined;
  /** Security group of the temporary instance. Default: that of the cluster's `eci-profile`. Source: `security-group-id`. */
  securityGroupId?: string | undefined;
  /** Resource group of the cache. Default: that of the cluster's `eci-profile`. Source: `resource-group-id`. */
  resourceGroupId?: string | undefined;
  /**
   * Container Registry instances and accounts to pull from without passwords, at most 20.
   * Source: `acr-instance-ids`, `acr-service-arns`, `acr-user-arns`.
   */
  acrRegistryInfos?: AcrRegistry[] | undefined;
  /** Registries to pull from over plain HTTP, each `host[:port]`. Source: `plain-http-registry`. */
  plainHttpRegistries?: string[] | undefined;
  /** Registries whose certificate is not verified, each `host[:port]`. Source: `insecure-registry`. */
  insecureRegistries?: string[] | undefined;
  /** Whether to reuse layers of existing caches for the build. Default: false. Source: `imc-enable-reuse`. */
  autoMatchImageCache?: boolean | undefined;
  /** Whether to make an instant cache, which is ready sooner. Default: false. Source: `imc-enable-flash`. */
  flash?: boolean | undefined;
  /** An elastic IP address to pull with, kept afterwards. Not together with `autoCreateEip`. Source: `eip-instance-id`. */
  eipInstanceId?: string | undefined;
  /** Whether to make an elastic IP address for the time of the build. Default: false. Source: `auto-create-eip`. */
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
  /** CPU architecture of the images: `amd64` (default) or `arm64`. Source: `imc-cpu-arch`. */
  cpuArchitecture?: string | undefined;
  /** `Linux` (default) or `Windows`. Source: `imc-os-type`. */
  osType?: string | undefined;
}

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
  settleFindings("imageCacheManifest", checkImageCacheManifest({ ...options }), warnings);
  const annotations = { ...imageCacheAnnotations(options), ...options.annotations };
  const { images, imagePullSecrets = [], imageCacheSize, retentionDays, labels = {} } = options;
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
      ...(imagePullSecrets.length > 0 && { imagePullSecrets: [...imagePullSecrets] }),
      ...(imageCacheSize !== undefined && { imageCacheSize }),
      ...(retentionDays !== undefined && { retentionDays }),
    },
  };
}

/** `namespace:secretName`, each a DNS name. */
export const pullSecretPattern = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?:[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/;

const optionRules: { [K in keyof ImageCacheManifestOptions]-?: rules.Rule } = {
  name: rules.text({
    max: 253,
    matches: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
    form: 'a DNS name of lower-case letters, digits, "-" and ".", such as "web-cache"',
  }),
  labels: labelsRule,
  annotations: annotationsRule,
  images: inputRules.images,
  imagePullSecrets: rules.list(
    rules.text({
      matches: pullSecretPattern,
      form: '"namespace:secretName", such as "default:registry-login"',
    }),
    { unit: "secrets" },
  ),
  imageCacheSize: inputRules.imageCacheSize,
  retentionDays: inputRules.retentionDays,
  vswitchIds: inputRules.vswitchIds,
  securityGroupId: inputRules.securityGroupId,
  resourceGroupId: inputRules.resourceGroupId,
  acrRegistryInfos: acrRegistriesRule,
  plainHttpRegistries: inputRules.plainHttpRegistries,
  insecureRegistries: inputRules.insecureRegistries,
  autoMatchImageCache: inputRules.autoMatchImageCache,
  flash: inputRules.flash,
  eipInstanceId: inputRules.eipInstanceId,
  autoCreateEip: inputRules.autoCreateEip,
  eipBandwidth: inputRules.eipBandwidth,
  eipInternetChargeType: inputRules.eipInternetChargeType,
  eipIsp: inputRules.eipIsp,
  eipCommonBandwidthPackageId: inputRules.eipCommonBandwidthPackageId,
  cpuArchitecture: rules.oneOf("amd64", "arm64"),
  osType: inputRules.osType,
};

/** All that is wrong with the options; values that a preview does not know yet are passed over. */
export function checkImageCacheManifest(options: Properties): Findings {
  const { failures, warnings } = rules.applyRules(options, optionRules, "imageCacheManifest");
  for (const name of ["name", "images"]) {
    if (rules.isNotSet(options[name])) failures.push({ property: name, reason: "is missing." });
  }
  for (const name of Object.keys((options.annotations as StringMap | undefined) ?? {})) {
    if (!imageCacheAnnotationNames.includes(name)) continue;
    failures.push({
      property: `annotations["${name}"]`,
      reason: "is made by an option of its own: use that.",
    });
  }
  failures.push(...checkBuildEip(options), ...checkAcrRegistries(options.acrRegistryInfos));
  return { failures, warnings };
}
