export type { PlaceArgs } from "./declared.js";
export { Eip, type EipArgs } from "./eip.js";
export {
  type GetEipsArgs,
  type GetEipsOutputArgs,
  type GetEipsResult,
  getEips,
  getEipsOutput,
} from "./getEips.js";
export {
  type GetImageCacheArgs,
  type GetImageCachesArgs,
  type GetImageCachesCache,
  type GetImageCachesOutputArgs,
  type GetImageCachesResult,
  getImageCache,
  getImageCacheOutput,
  getImageCaches,
  getImageCachesOutput,
} from "./getImageCaches.js";
export {
  type GetImageDigestsArgs,
  type GetImageDigestsOutputArgs,
  type GetImageDigestsResult,
  getImageDigests,
  getImageDigestsOutput,
} from "./getImageDigests.js";
export {
  type AcrRegistryInfoArgs,
  ImageCache,
  type ImageCacheArgs,
  type ImageCacheEvent,
  type ImageRegistryCredentialArgs,
} from "./imageCache.js";
export { ImageCacheSet, type ImageCacheSetArgs, type ImageCacheSetMemberArgs } from "./imageCacheSet.js";
export { ImageCachesReady, type ImageCachesReadyArgs } from "./imageCachesReady.js";
export {
  type MatchImageCacheArgs,
  type MatchImageCacheOutputArgs,
  type MatchImageCacheResult,
  matchImageCache,
  matchImageCacheOutput,
} from "./matchImageCache.js";
