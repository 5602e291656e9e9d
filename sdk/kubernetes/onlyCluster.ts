import type { ClusterOptions } from "./clusterImageCacheArgs.js";

/** Why a build by the API has no use for an argument of an object of a cluster. */
export const onlyCluster: Readonly<Record<keyof ClusterOptions | "installCrd" | "waitForReady", string>> = {
  name: "use imageCacheName for the cache's name",
  labels: "the cache is no object of the cluster",
  annotations: "the cache is no object of the cluster",
  imagePullSecrets: "use imageRegistryCredentials",
  cpuArchitecture: "the API has no such field",
  sizeWrittenTo: "the cache is no object of the cluster",
  retentionWrittenTo: "the cache is no object of the cluster",
  kubeconfig: "the cluster is not asked",
  context: "the cluster is not asked",
  installCrd: "the cluster is not asked",
  waitForReady: "the component waits, so that its id is always that of a Ready cache",
};
