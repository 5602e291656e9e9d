export type { AcrRegistry } from "./acrRegistries.js";
export {
  type FromImageCacheOptions,
  type FromImageCacheResult,
  fromImageCacheArgs,
  type LeftOut,
} from "./fromImageCacheArgs.js";
export { type CustomResourceDefinition, imageCacheCrd } from "./imageCacheCrd.js";
export {
  type ImageCacheManifest,
  imageCacheManifest,
} from "./imageCacheManifest.js";
export type { ImageCacheManifestOptions } from "./imageCacheObject.js";
export { imageCacheOptions } from "./imageCacheOptions.js";
export { InvalidOptionsError, type OptionWarning, type WarningOptions } from "./invalidOptions.js";
export type { KubernetesObject, StringMap } from "./objectMeta.js";
export type { PodAnnotationsOptions } from "./podAnnotationOptions.js";
export { podAnnotations } from "./podAnnotations.js";
