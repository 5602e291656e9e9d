export {
  type AcrRegistryInfoArgs,
  ImageCache,
  type ImageCacheArgs,
  type ImageCacheEvent,
  type ImageRegistryCredentialArgs,
} from "./imageCache.js";
