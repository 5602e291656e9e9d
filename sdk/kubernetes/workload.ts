import type { Path } from "../nested.js";

/** Where an object describes a pod that it makes. In a path, `"*"` is each entry of a list or a map. */
export interface PodPlace {
  /** Path of the pod's annotations, such as `["spec", "driver", "annotations"]`. */
  annotations: Path;
  /** Path of the pod's labels. Default: the pod gets no labels. */
  labels?: Path | undefined;
  /**
   * Path of the fields that a pod's spec has: `containers`, `nodeSelector`, `tolerations`. Default: the pod is told nothing but
   * annotations and labels.
   */
  spec?: Path | undefined;
  /** Whether pods are made also where nothing describes them: then the description is begun. Default: false. */
  isOptional?: boolean | undefined;
}

/** A kind of object that makes pods, and where it describes them: by `pods`, or by `template` where that is a pod template. */
export interface Workload {
  /** API group, such as `apps`; `core` for that of Pod. */
  group: string;
  /** Kind, such as `Deployment`. */
  kind: string;
  /** The places of its pods. Default: the one that `template` names. */
  pods?: readonly PodPlace[] | undefined;
  /**
   * Path of a pod template, with `metadata` and `spec` in it, such as `["spec", "template"]`; empty where the object is the pod.
   * Short for the place of that template. Default: none.
   */
  template?: Path | undefined;
}

/** The place of a pod that a template describes. */
export function templatePlace(template: Path): PodPlace {
  return { ...metadataPlace([...template, "metadata"]), spec: [...template, "spec"] };
}

/** The place of a pod whose annotations and labels stand beside each other. */
export function metadataPlace(parent: Path): PodPlace {
  return { annotations: [...parent, "annotations"], labels: [...parent, "labels"] };
}

/** Where a kind describes its pods. */
export function placesOf({ group, kind, pods, template }: Workload): readonly PodPlace[] {
  if (pods !== undefined) return pods;
  if (template !== undefined) return [templatePlace(template)];
  throw new Error(`The workload ${kind} of ${group} has no place of its pods: give it pods, or template.`);
}

/** The workload of a resource type such as `kubernetes:apps/v1:Deployment`, its List and its Patch. */
export function workloadOf(
  type: string,
  workloads: readonly Workload[],
): { workload: Workload; isList: boolean; isPatch: boolean } | undefined {
  const { group, kind } = kindOf(type) ?? {};
  for (const suffix of ["", "Patch", "List"]) {
    const workload = workloads.find(
      (candidate) => candidate.group === group && candidate.kind + suffix === kind,
    );
    if (workload !== undefined) return { workload, isList: suffix === "List", isPatch: suffix === "Patch" };
  }
  return undefined;
}

/** Group and kind of a resource type. */
export function kindOf(type: string): { group: string; kind: string } | undefined {
  const [, group, kind] = /^kubernetes:([^/]+)\/[^:]+:(.+)$/.exec(type) ?? [];
  return group === undefined || kind === undefined ? undefined : { group, kind };
}
