import type { ImageCacheObject } from "../provider/kubernetes/imageCacheObject.js";
import type { ImageRegistryCredentialInputs } from "../provider/resources/imageCache/registries.js";
import type { ImageCacheInputs } from "../provider/resources/imageCache/schema.js";

/** What objects of a cluster get that say nothing of it themselves. */
export interface Profile {
  vswitchIds?: string[] | undefined;
  securityGroupId?: string | undefined;
  resourceGroupId?: string | undefined;
}

type AcrRegistryInfo = NonNullable<ImageCacheInputs["acrRegistryInfos"]>[number];

/** What an ImageCache object asks of CreateImageCache, by its spec and annotations. */
export function requestOf(
  { metadata, spec }: ImageCacheObject,
  profile: Profile,
  imageRegistryCredentials: ImageRegistryCredentialInputs[],
): ImageCacheInputs {
  const text = (name: string) => metadata.annotations?.[`k8s.aliyun.com/${name}`] || undefined;
  const list = (name: string) =>
    text(name)
      ?.split(",")
      .map((item) => item.trim());
  const number = (name: string) => (text(name) === undefined ? undefined : Number(text(name)));
  const flag = (name: string) => text(name) === "true" || undefined;
  return {
    imageCacheName: metadata.name,
    images: spec.images as string[],
    imageCacheSize: number("imc-size") ?? (spec.imageCacheSize as number | undefined),
    retentionDays: number("imc-retention-days") ?? (spec.retentionDays as number | undefined),
    vswitchIds: list("vswitch-ids") ?? profile.vswitchIds,
    securityGroupId: text("security-group-id") ?? profile.securityGroupId,
    resourceGroupId: text("resource-group-id") ?? profile.resourceGroupId,
    plainHttpRegistries: list("plain-http-registry"),
    insecureRegistries: list("insecure-registry"),
    autoMatchImageCache: flag("imc-enable-reuse"),
    flash: flag("imc-enable-flash"),
    eipInstanceId: text("eip-instance-id"),
    autoCreateEip: flag("auto-create-eip"),
    eipBandwidth: number("eip-bandwidth"),
    eipInternetChargeType: text("eip-internet-charge-type"),
    eipIsp: text("eip-isp"),
    eipCommonBandwidthPackageId: text("eip-common-bandwidth-package-id"),
    osType: text("imc-os-type") === "windows" ? "Windows" : undefined,
    acrRegistryInfos: registries(
      list("acr-instance-ids") ?? [],
      list("acr-service-arns") ?? [],
      list("acr-user-arns") ?? [],
    ),
    imageRegistryCredentials,
  };
}

/**
 * Instances and ARNs belong together by position. ARNs without an instance stay here: CreateImageCache has no place for them,
 * and nothing is pulled that would need them.
 */
export function registries(
  instances: string[],
  serviceArns: string[],
  userArns: string[],
): AcrRegistryInfo[] {
  return instances.map((instance, index) => {
    const [, regionId, instanceId = ""] = /^(?:(.+):)?(.*)$/.exec(instance) ?? [];
    return { instanceId, regionId, arnService: serviceArns[index], arnUser: userArns[index] };
  });
}
