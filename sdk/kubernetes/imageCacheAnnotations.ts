import { acrTexts } from "./acrRegistries.js";
import type { ImageCacheManifestOptions } from "./imageCacheManifest.js";
import type { StringMap } from "./objectMeta.js";

type TextOf = (options: ImageCacheManifestOptions) => string | number | boolean | undefined;

const list = (items: readonly string[] | undefined) => items?.join(",") || undefined;

/** Each annotation of an ImageCache object with the option that makes its value. */
const textOf: Readonly<Record<string, TextOf>> = {
  "k8s.aliyun.com/vswitch-ids": ({ vswitchIds }) => list(vswitchIds),
  "k8s.aliyun.com/security-group-id": ({ securityGroupId }) => securityGroupId,
  "k8s.aliyun.com/resource-group-id": ({ resourceGroupId }) => resourceGroupId,
  "k8s.aliyun.com/acr-instance-ids": ({ acrRegistryInfos }) => acrTexts(acrRegistryInfos).instanceIds,
  "k8s.aliyun.com/acr-service-arns": ({ acrRegistryInfos }) => acrTexts(acrRegistryInfos).serviceArns,
  "k8s.aliyun.com/acr-user-arns": ({ acrRegistryInfos }) => acrTexts(acrRegistryInfos).userArns,
  "k8s.aliyun.com/plain-http-registry": ({ plainHttpRegistries }) => list(plainHttpRegistries),
  "k8s.aliyun.com/insecure-registry": ({ insecureRegistries }) => list(insecureRegistries),
  "k8s.aliyun.com/imc-enable-reuse": ({ autoMatchImageCache }) => autoMatchImageCache || undefined,
  "k8s.aliyun.com/imc-enable-flash": ({ flash }) => flash || undefined,
  "k8s.aliyun.com/imc-retention-days": ({ retentionDays }) => retentionDays,
  "k8s.aliyun.com/imc-size": ({ imageCacheSize }) => imageCacheSize,
  "k8s.aliyun.com/eip-instance-id": ({ eipInstanceId }) => eipInstanceId,
  "k8s.aliyun.com/auto-create-eip": ({ autoCreateEip }) => autoCreateEip || undefined,
  "k8s.aliyun.com/eip-bandwidth": ({ eipBandwidth }) => eipBandwidth,
  "k8s.aliyun.com/eip-internet-charge-type": ({ eipInternetChargeType }) => eipInternetChargeType,
  "k8s.aliyun.com/eip-isp": ({ eipIsp }) => eipIsp,
  "k8s.aliyun.com/eip-common-bandwidth-package-id": ({ eipCommonBandwidthPackageId }) =>
    eipCommonBandwidthPackageId,
  "k8s.aliyun.com/imc-cpu-arch": ({ cpuArchitecture }) => cpuArchitecture,
  // Linux is what an object without the annotation gets.
  "k8s.aliyun.com/imc-os-type": ({ osType }) => (osType === "Windows" ? "windows" : undefined),
};

/** The annotations that an option makes, so that nobody gives them a second time. */
export const imageCacheAnnotationNames: readonly string[] = Object.keys(textOf);

export function imageCacheAnnotations(options: ImageCacheManifestOptions): StringMap {
  const texts = Object.entries(textOf).map(([name, text]) => [name, text(options)] as const);
  return Object.fromEntries(
    texts.filter(([, text]) => text !== undefined).map(([name, text]) => [name, String(text)]),
  );
}
