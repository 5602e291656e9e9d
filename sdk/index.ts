export type { PlaceArgs } from "./declared.js";
export { Eip, type EipArgs } from "./eip.js";
export {
  type AcrRegistryInfoArgs,
  ImageCache,
  type ImageCacheArgs,
  type ImageCacheEvent,
  type ImageRegistryCredentialArgs,
} from "./imageCache.js";
export { ImageCacheSet, type ImageCacheSetArgs, type ImageCacheSetMemberArgs } from "./imageCacheSet.js";
export { ImageCachesReady, type ImageCachesReadyArgs } from "./imageCachesReady.js";
