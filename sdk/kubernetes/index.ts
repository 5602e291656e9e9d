export { type AnnotatePodsOptions, annotatePods } from "./annotatePods.js";
export { ClusterImageCache } from "./clusterImageCache.js";
export type { ClusterImageCacheArgs } from "./clusterImageCacheArgs.js";
export { ImageCacheObjectReady, type ImageCacheObjectReadyArgs } from "./imageCacheObjectReady.js";
export * from "./manifests.js";
export type { PodFilter } from "./podFilter.js";
export { argoRollout, knativeService, openKruiseCloneSet, type Workload } from "./workloads.js";
