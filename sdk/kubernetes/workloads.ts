/** A kind of object that makes pods, and where it describes them. */
export interface Workload {
  /** API group, such as `apps`; `core` for that of Pod. */
  group: string;
  /** Kind, such as `Deployment`. */
  kind: string;
  /** Path of the pod's description, such as `["spec", "template"]`; empty where the object is the pod. */
  template: readonly string[];
}

const template = ["spec", "template"];

/** The kinds of Kubernetes itself. */
export const builtInWorkloads: readonly Workload[] = [
  { group: "core", kind: "Pod", template: [] },
  { group: "core", kind: "ReplicationController", template },
  ...["apps", "extensions"].flatMap((group) =>
    ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"].map((kind) => ({ group, kind, template })),
  ),
  { group: "batch", kind: "Job", template },
  { group: "batch", kind: "CronJob", template: ["spec", "jobTemplate", ...template] },
];

/** Argo Rollouts: `Rollout`. */
export const argoRollout: Workload = { group: "argoproj.io", kind: "Rollout", template };
/** OpenKruise: `CloneSet`. */
export const openKruiseCloneSet: Workload = { group: "apps.kruise.io", kind: "CloneSet", template };
/** Knative Serving: `Service`. */
export const knativeService: Workload = { group: "serving.knative.dev", kind: "Service", template };

/** The workload of a resource type such as `kubernetes:apps/v1:Deployment`, its List and its Patch. */
export function workloadOf(
  type: string,
  workloads: readonly Workload[],
): { workload: Workload; isList: boolean } | undefined {
  const match = /^kubernetes:([^/]+)\/[^:]+:(.+)$/.exec(type);
  if (match === null) return undefined;
  const [, group, kind = ""] = match;
  for (const suffix of ["", "Patch", "List"]) {
    const workload = workloads.find(
      (candidate) => candidate.group === group && candidate.kind + suffix === kind,
    );
    if (workload !== undefined) return { workload, isList: suffix === "List" };
  }
  return undefined;
}
