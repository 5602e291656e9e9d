import { AsyncResource } from "node:async_hooks";
import type * as pulumi from "@pulumi/pulumi";
import type { Placement } from "./placement.js";
import { PodAnnotator } from "./podAnnotator.js";
import type { PodFilter } from "./podFilter.js";
import type { Workload } from "./workload.js";

/** Which pods are annotated, and how. */
export interface AnnotatePodsOptions extends PodFilter {
  /**
   * Whether containers that say nothing of it get `imagePullPolicy: IfNotPresent`, without which a tag such as `latest` is
   * looked up in its registry although the cache holds it. Default: false.
   */
  pullIfNotPresent?: boolean | undefined;
  /**
   * How pods get onto a virtual node: `label` gives them the label `alibabacloud.com/eci: "true"`, `virtual-kubelet` the
   * nodeSelector `type: virtual-kubelet` and a toleration of `virtual-kubelet.io/provider`; or fields of your own. What a workload
   * says itself wins. Default: nothing, for namespaces or workloads that say it.
   */
  placement?: Placement | undefined;
  /**
   * Further kinds that make pods, such as `argoRollout` and `sparkApplication`, or all of `knownWorkloads`. A kind without
   * that is left alone, which is told once. Default: none.
   */
  workloads?: readonly Workload[] | undefined;
}

/** What pods start from: a `ClusterImageCache`, or the same two values of something else. */
export interface CacheOfPods {
  /** Annotations of pods that start from the cache. */
  podAnnotations: Annotations;
  /** The images that it holds. Pods with others are told of. Default: nothing is known of them. */
  images?: pulumi.Input<pulumi.Input<string>[]> | undefined;
}

export type Annotations = pulumi.Input<Record<string, pulumi.Input<string>>>;

/**
 * A transform that adds annotations to the pods of every workload that it sees: Pod, Deployment, StatefulSet, DaemonSet,
 * ReplicaSet, ReplicationController, Job, CronJob, their List and Patch kinds, those of YAML files and Helm charts, and by
 * `workloads` those of operators. What a workload says itself wins; annotations that say the same thing are merged as one.
 *
 * With a cache in place of its annotations, a warning tells of pods of which the cache lacks images.
 *
 * Pods of a `helm.v3.Release` are out of reach, because Helm makes them: a `helm.v4.Chart` is seen. A workload that the cache
 * itself needs, such as a registry, must be left out by a filter: the two would wait for each other.
 *
 * ```typescript
 * const cache = new ClusterImageCache("web", { images });
 * // One workload, one component, or the whole stack; the last one before any workload is declared.
 * new kubernetes.apps.v1.Deployment("web", args, { transforms: [annotatePods(cache)] });
 * pulumi.runtime.registerResourceTransform(annotatePods(cache, { namespaces: ["web"], workloads: knownWorkloads }));
 * ```
 *
 * @param cache A `ClusterImageCache`, its `podAnnotations` alone, or what `podAnnotations()` returns.
 */
export function annotatePods(
  cache: CacheOfPods | Annotations,
  options: AnnotatePodsOptions = {},
): pulumi.ResourceTransform {
  // The engine calls back from outside the program, whose log and configuration it then still has.
  return AsyncResource.bind(new PodAnnotator(cache, options).transform);
}
