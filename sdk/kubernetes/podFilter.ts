import * as pulumi from "@pulumi/pulumi";
import { at, holdsOutput, isFields, type Nested } from "../nested.js";

/** Which pods are meant: those that fit each condition that is given. */
export interface PodFilter {
  /** Namespaces of the workload. One that names none counts as `default`. Default: all. */
  namespaces?: readonly string[] | undefined;
  /** Labels that the pod, or the workload, has. Default: any. */
  labels?: Readonly<Record<string, string>> | undefined;
  /** Images of which the pod has one: a name with or without a tag, or a pattern. Default: any. */
  images?: readonly (string | RegExp)[] | undefined;
}

interface Facts {
  namespace: unknown;
  labels: unknown[];
  containers: unknown[];
}

/** Whether the filter means the pods of a workload: known now, or as soon as what it asks for is known. */
export function fits(object: Nested, template: Nested, filter: PodFilter): boolean | pulumi.Output<boolean> {
  const { namespaces, labels, images } = filter;
  const facts = {
    namespace: namespaces && at(object, ["metadata", "namespace"]),
    labels: labels ? [at(template, ["metadata", "labels"]), at(object, ["metadata", "labels"])] : [],
    containers: images
      ? [at(template, ["spec", "containers"]), at(template, ["spec", "initContainers"])]
      : [],
  };
  const decide = (known: Facts) => fitsFacts(known, filter);
  return holdsOutput(facts) ? pulumi.output(facts).apply((known) => decide(known as Facts)) : decide(facts);
}

function fitsFacts({ namespace, labels, containers }: Facts, filter: PodFilter): boolean {
  const hasNamespace = filter.namespaces?.includes(String(namespace ?? "default")) ?? true;
  const hasLabels = Object.entries(filter.labels ?? {}).every(([key, value]) =>
    labels.some((candidate) => isFields(candidate) && candidate[key] === value),
  );
  const images = containers
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .map((container) => (isFields(container) ? container.image : undefined))
    .filter((image) => typeof image === "string");
  const hasImage = filter.images?.some((wanted) => images.some((image) => isImage(image, wanted))) ?? true;
  return hasNamespace && hasLabels && hasImage;
}

function isImage(image: string, wanted: string | RegExp): boolean {
  if (wanted instanceof RegExp) return image.search(wanted) >= 0;
  return image === wanted || image.startsWith(`${wanted}:`) || image.startsWith(`${wanted}@`);
}
