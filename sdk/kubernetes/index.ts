export { type AnnotatePodsOptions, annotatePods, type CacheOfPods } from "./annotatePods.js";
export { ClusterImageCache } from "./clusterImageCache.js";
export type { ClusterImageCacheArgs } from "./clusterImageCacheArgs.js";
export { ImageCacheObjectReady, type ImageCacheObjectReadyArgs } from "./imageCacheObjectReady.js";
export { ImageCacheObjectRenewal, type ImageCacheObjectRenewalArgs } from "./imageCacheObjectRenewal.js";
export * from "./manifests.js";
export type { Placement, PlacementFields } from "./placement.js";
export type { PodFilter } from "./podFilter.js";
export type { PodPlace, Workload } from "./workload.js";
export {
  argoCronWorkflow,
  argoRollout,
  argoWorkflow,
  argoWorkflowTemplate,
  autoscalingRunnerSet,
  flinkDeployment,
  knativeService,
  knownWorkloads,
  kserveClusterRuntime,
  kserveRuntime,
  mpiJob,
  openKruiseCloneSet,
  pytorchJob,
  rayCluster,
  rayJob,
  rayService,
  scheduledSparkApplication,
  sparkApplication,
  tfJob,
  volcanoJob,
} from "./workloads.js";
