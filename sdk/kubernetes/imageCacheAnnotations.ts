import { annotationsFrom } from "./annotationTexts.js";
import { type ImageCacheManifestOptions, optionTexts, placeOptions } from "./imageCacheObject.js";
import type { StringMap } from "./objectMeta.js";

/** Which annotations come first, and in which order: so the bytes of a manifest stay as they were. */
const first = [
  "vswitch-ids",
  "security-group-id",
  "resource-group-id",
  "acr-instance-ids",
  "acr-service-arns",
  "acr-user-arns",
  "plain-http-registry",
  "insecure-registry",
  "imc-enable-reuse",
  "imc-enable-flash",
  "imc-retention-days",
  "imc-size",
  "eip-instance-id",
  "auto-create-eip",
  "eip-bandwidth",
  "eip-internet-charge-type",
  "eip-isp",
  "eip-common-bandwidth-package-id",
  "imc-cpu-arch",
  "imc-os-type",
].map((name) => `k8s.aliyun.com/${name}`);

const made = Object.values(optionTexts).flatMap((texts) => Object.keys(texts));

/** Every annotation of an ImageCache object that an option makes, in the order in which they stand in it. */
export const imageCacheAnnotationNames: readonly string[] = [...new Set([...first, ...made])];

export function imageCacheAnnotations(options: ImageCacheManifestOptions): StringMap {
  const onlySpec = Object.entries(placeOptions).filter(([, place]) => options[place] === "spec");
  const elsewhere = Object.fromEntries(onlySpec.map(([name]) => [name, undefined]));
  const texts = annotationsFrom(optionTexts, { ...options, ...elsewhere });
  const ordered = imageCacheAnnotationNames.flatMap((name) => {
    const text = texts[name];
    return text === undefined ? [] : [[name, text]];
  });
  return Object.fromEntries(ordered);
}
