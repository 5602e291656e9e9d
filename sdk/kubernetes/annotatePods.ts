import * as pulumi from "@pulumi/pulumi";
import { at, isFields, mapNested, type Nested, withChanged, withEachChanged } from "../nested.js";
import { mergedAnnotations } from "./mergedAnnotations.js";
import { fits, type PodFilter } from "./podFilter.js";
import { builtInWorkloads, type Workload, workloadOf } from "./workloads.js";

/** Which pods are annotated, and how. */
export interface AnnotatePodsOptions extends PodFilter {
  /**
   * Whether containers that say nothing of it get `imagePullPolicy: IfNotPresent`, without which a tag such as `latest` is
   * looked up in its registry although the cache holds it. Default: false.
   */
  pullIfNotPresent?: boolean | undefined;
  /** Further kinds that make pods, such as `argoRollout`, `openKruiseCloneSet` and `knativeService`. Default: none. */
  workloads?: readonly Workload[] | undefined;
}

/**
 * A transform that adds annotations to the pods of every workload that it sees: Pod, Deployment, StatefulSet, DaemonSet,
 * ReplicaSet, ReplicationController, Job, CronJob, their List and Patch kinds, and those of YAML files and Helm charts. What
 * a workload says itself wins.
 *
 * Pods of a `helm.v3.Release` are out of reach, because Helm makes them: a `helm.v4.Chart` is seen. A workload that the cache
 * itself needs, such as a registry, must be left out by a filter: the two would wait for each other.
 *
 * ```typescript
 * const cache = new ClusterImageCache("web", { images });
 * // One workload, one component, or the whole stack; the last one before any workload is declared.
 * new kubernetes.apps.v1.Deployment("web", args, { transforms: [annotatePods(cache.podAnnotations)] });
 * pulumi.runtime.registerResourceTransform(annotatePods(cache.podAnnotations, { namespaces: ["web"] }));
 * ```
 *
 * @param annotations Such as the `podAnnotations` of a `ClusterImageCache`, or what `podAnnotations()` returns.
 */
export function annotatePods(
  annotations: Annotations,
  options: AnnotatePodsOptions = {},
): pulumi.ResourceTransform {
  const workloads = [...builtInWorkloads, ...(options.workloads ?? [])];
  return ({ type, name, props, opts }) => {
    if (type === "kubernetes:helm.sh/v3:Release") {
      void pulumi.log.warn(
        `annotatePods cannot reach the pods of the Release ${name}: use helm.v4.Chart, or the chart's own values.`,
      );
      return undefined;
    }
    const found = workloadOf(type, workloads);
    if (found === undefined) return undefined;
    const change = (object: Nested) => changeObject(object, found.workload, annotations, options);
    const changed = found.isList
      ? withChanged(props, ["items"], (items) => withEachChanged(items, change))
      : change(props);
    return changed === props ? undefined : { props: changed as pulumi.Inputs, opts };
  };
}

type Annotations = pulumi.Input<Record<string, pulumi.Input<string>>>;
/** Known now, or as soon as what the filter asks for is known. */
type Chosen = boolean | pulumi.Output<boolean>;

function changeObject(
  object: Nested,
  { template }: Workload,
  annotations: Annotations,
  options: AnnotatePodsOptions,
): Nested {
  const chosen = fits(object, at(object, template), options);
  if (chosen === false) return object;
  return withChanged(object, template, (pod) => changePod(pod, annotations, chosen, options));
}

function changePod(
  pod: Nested,
  annotations: Annotations,
  chosen: Chosen,
  { pullIfNotPresent = false }: AnnotatePodsOptions,
): Nested {
  return mapNested(pod, (fields) => {
    // A patch that says nothing of the pods is left alone.
    if (!isFields(fields)) return fields as Nested;
    const metadata = mapNested(fields.metadata, (own) => own ?? {});
    const annotated = withChanged(metadata, ["annotations"], (own) => merged(annotations, own, chosen));
    const spec = pullIfNotPresent ? withPullPolicy(fields.spec, chosen) : fields.spec;
    return { ...fields, metadata: annotated, ...(spec !== undefined && { spec }) };
  });
}

/** They are not put together before they have to be: a secret one would hide all of them. */
function merged(annotations: Annotations, own: Nested, chosen: Chosen): Nested {
  if (pulumi.Output.isInstance(chosen)) {
    return chosen.apply((isChosen) => (isChosen ? merged(annotations, own, true) : own));
  }
  return mapNested(annotations, (added) =>
    mapNested(own, (kept) => mergedAnnotations(isFields(added) ? added : {}, isFields(kept) ? kept : {})),
  );
}

function withPullPolicy(spec: Nested, chosen: Chosen): Nested {
  const imagePullPolicy = mapNested(chosen, (isChosen) => (isChosen ? "IfNotPresent" : undefined));
  const change = (list: Nested) =>
    withEachChanged(list, (container) =>
      mapNested(container, (fields) =>
        isFields(fields) && fields.imagePullPolicy === undefined
          ? { ...fields, imagePullPolicy }
          : (fields as Nested),
      ),
    );
  return mapNested(spec, (fields) => {
    if (!isFields(fields)) return fields as Nested;
    const lists = ["containers", "initContainers"].filter((name) => fields[name] !== undefined);
    return { ...fields, ...Object.fromEntries(lists.map((name) => [name, change(fields[name])])) };
  });
}
