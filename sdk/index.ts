export { Eip, type EipArgs } from "./eip.js";
export {
  type AcrRegistryInfoArgs,
  ImageCache,
  type ImageCacheArgs,
  type ImageCacheEvent,
  type ImageRegistryCredentialArgs,
} from "./imageCache.js";
export { ImageCachesReady, type ImageCachesReadyArgs } from "./imageCachesReady.js";
