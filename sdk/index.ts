export {
  ContainerGroup,
  type ContainerGroupArgs,
  type ContainerGroupEvent,
  type ContainerGroupImageCache,
  type ContainerState,
} from "./containerGroup.js";
export type {
  ContainerGroupCapabilitiesArgs,
  ContainerGroupConfigFileArgs,
  ContainerGroupConfigFilesArgs,
  ContainerGroupContainerArgs,
  ContainerGroupContainerSecurityContextArgs,
  ContainerGroupCpuOptionsArgs,
  ContainerGroupDiskArgs,
  ContainerGroupDnsConfigArgs,
  ContainerGroupDnsOptionArgs,
  ContainerGroupEmptyDirArgs,
  ContainerGroupEnvironmentVarArgs,
  ContainerGroupFlexArgs,
  ContainerGroupHandlerArgs,
  ContainerGroupHandlerExecArgs,
  ContainerGroupHandlerHttpGetArgs,
  ContainerGroupHandlerTcpSocketArgs,
  ContainerGroupHostAliasArgs,
  ContainerGroupHostPathArgs,
  ContainerGroupHttpHeaderArgs,
  ContainerGroupInitContainerArgs,
  ContainerGroupInitContainerSecurityContextArgs,
  ContainerGroupLifecycleArgs,
  ContainerGroupNfsArgs,
  ContainerGroupPortArgs,
  ContainerGroupProbeArgs,
  ContainerGroupProbeExecArgs,
  ContainerGroupProbeHttpGetArgs,
  ContainerGroupProbeTcpSocketArgs,
  ContainerGroupSysctlArgs,
  ContainerGroupSysctlsArgs,
  ContainerGroupVolumeArgs,
  ContainerGroupVolumeMountArgs,
} from "./containerGroupParts.js";
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
